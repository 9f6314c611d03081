package gym

import (
	"bytes"
	"fmt"

	"github.com/vmihailenco/msgpack/v5"
	"github.com/vmihailenco/msgpack/v5/msgpcode"
)

// Error is the server's typed error. Branch on Code, never on the text.
type Error struct {
	Code         string  `msgpack:"code"`
	Message      string  `msgpack:"message"`
	Retryable    bool    `msgpack:"retryable"`
	Fault        string  `msgpack:"fault"`
	Path         string  `msgpack:"path"`
	RetryAfterMs float64 `msgpack:"retry_after_ms"`
	Executed     string  `msgpack:"executed"`
}

func (e *Error) Error() string { return fmt.Sprintf("%s: %s", e.Code, e.Message) }

// Event is what the server says unasked; which fields are set depends on Name.
type Event struct {
	Name      string `msgpack:"event"`
	Request   any    `msgpack:"request"`
	Episode   string `msgpack:"episode"`
	Position  int    `msgpack:"position"`
	Title     string `msgpack:"title"`
	Done      int    `msgpack:"done"`
	Total     int    `msgpack:"total"`
	ElapsedMs int    `msgpack:"elapsed_ms"`
	Reason    string `msgpack:"reason"`
	Fault     string `msgpack:"fault"`
	GraceMs   int    `msgpack:"grace_ms"`
}

// incoming is a reply or an event, as far as it is read before one knows which.
type incoming struct {
	ID     *uint64            `msgpack:"id"`
	OK     bool               `msgpack:"ok"`
	Result msgpack.RawMessage `msgpack:"result"`
	Error  *Error             `msgpack:"error"`
	Event  string             `msgpack:"event"`
}

// messages splits a frame: it holds one message, or an array of them.
func messages(frame []byte) ([]msgpack.RawMessage, error) {
	decoder := msgpack.NewDecoder(bytes.NewReader(frame))
	code, err := decoder.PeekCode()
	if err != nil {
		return nil, err
	}
	if !msgpcode.IsFixedArray(code) && code != msgpcode.Array16 && code != msgpcode.Array32 {
		return []msgpack.RawMessage{frame}, nil
	}
	count, err := decoder.DecodeArrayLen()
	if err != nil {
		return nil, err
	}
	all := make([]msgpack.RawMessage, 0, count)
	for range count {
		one, err := decoder.DecodeRaw()
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
}

// request puts id and op beside the arguments, which are a structure.
func request(id uint64, op string, arguments any) ([]byte, error) {
	packed, err := msgpack.Marshal(arguments)
	if err != nil {
		return nil, err
	}
	fields := map[string]any{}
	if err := msgpack.Unmarshal(packed, &fields); err != nil {
		return nil, err
	}
	fields["id"], fields["op"] = id, op
	return msgpack.Marshal(fields)
}
