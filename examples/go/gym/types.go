package gym

// Pointers and maps that are nil travel as nil, which the server takes for absent.

// TaskRef names a task: by its id, or by family and split with category and index.
type TaskRef struct {
	ID       *string `msgpack:"id"`
	Family   *string `msgpack:"family"`
	Split    *string `msgpack:"split"`
	Category *string `msgpack:"category"`
	Index    *int    `msgpack:"index"`
}

// ResetOptions are the settings of one episode that this example knows; there are more.
type ResetOptions struct {
	MaxSteps         *int    `msgpack:"max_steps"`
	Feedback         *string `msgpack:"feedback"`
	Source           *string `msgpack:"source"`
	EpisodeTimeoutMs *int    `msgpack:"episode_timeout_ms"`
}

// ResetRequest begins one episode, or a group with byte-identical starts.
type ResetRequest struct {
	Task    TaskRef        `msgpack:"task"`
	Seed    *uint32        `msgpack:"seed"`
	Group   *int           `msgpack:"group"`
	Meta    map[string]any `msgpack:"meta"`
	Options *ResetOptions  `msgpack:"options"`
}

// TaskFilter chooses tasks to list.
type TaskFilter struct {
	Family   *string `msgpack:"family"`
	Split    *string `msgpack:"split"`
	Category *string `msgpack:"category"`
	Source   *string `msgpack:"source"`
	Cursor   *string `msgpack:"cursor"`
	Limit    *int    `msgpack:"limit"`
}

type TaskSummary struct {
	ID       string `msgpack:"id"`
	Family   string `msgpack:"family"`
	Split    string `msgpack:"split"`
	Category string `msgpack:"category"`
	Source   string `msgpack:"source"`
	Index    int    `msgpack:"index"`
}

type TaskPage struct {
	Tasks []TaskSummary `msgpack:"tasks"`
	Total int           `msgpack:"total"`
	// Next is the cursor of the next page; nil on the last one.
	Next *string `msgpack:"next"`
}

// Message is one turn of the model's context.
type Message struct {
	Role    string `msgpack:"role"`
	Content string `msgpack:"content"`
}

// Observation is what the model sees: Text goes into its context as it is, Messages are the new ones, to be appended.
type Observation struct {
	Kind     string    `msgpack:"kind"`
	Text     string    `msgpack:"text"`
	Messages []Message `msgpack:"messages"`
	Status   string    `msgpack:"status"`
	Stdout   string    `msgpack:"stdout"`
}

type Info struct {
	Task       string `msgpack:"task"`
	Seed       uint32 `msgpack:"seed"`
	StepsLeft  int    `msgpack:"steps_left"`
	StopReason string `msgpack:"stop_reason"`
	Fault      string `msgpack:"fault"`
}

type StepResult struct {
	Observation Observation `msgpack:"observation"`
	// Written as an integer where it is one; the decoder takes both.
	Reward     float64 `msgpack:"reward"`
	Terminated bool    `msgpack:"terminated"`
	Truncated  bool    `msgpack:"truncated"`
	Info       Info    `msgpack:"info"`
}

// Closed is the end of an episode. Reward is nil where the server failed: mask the sample.
type Closed struct {
	Trajectory string   `msgpack:"trajectory"`
	Digest     string   `msgpack:"digest"`
	Reward     *float64 `msgpack:"reward"`
	Solved     bool     `msgpack:"solved"`
	Terminated bool     `msgpack:"terminated"`
	Truncated  bool     `msgpack:"truncated"`
	StopReason string   `msgpack:"stop_reason"`
	Fault      string   `msgpack:"fault"`
}

// Hello is what the server says of itself and of the session.
type Hello struct {
	Server struct {
		Version   string `msgpack:"version"`
		Isolation string `msgpack:"isolation"`
	} `msgpack:"server"`
	Session     string   `msgpack:"session"`
	Resumed     bool     `msgpack:"resumed"`
	ResumeToken string   `msgpack:"resume_token"`
	Episodes    []string `msgpack:"episodes"`
}
