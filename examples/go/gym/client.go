// Package gym is a client of the MedAgentGym environment server, which needs nothing that docs/protocol.md does not say. One socket carries
// many episodes; when it is lost, the session is resumed and what is unanswered is asked again under its own id, so that
// no code runs twice.
package gym

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/coder/websocket"
	"github.com/vmihailenco/msgpack/v5"
)

const (
	subprotocol = "medagentgym.v1"
	frameBytes  = 16 << 20
	// closeResumed: another socket has taken the session over.
	closeResumed = websocket.StatusCode(4000)
)

// ErrLost: the connection was lost and the server has no such session any more; its episodes are gone.
var ErrLost = errors.New("the session is lost")

type Options struct {
	// Name is told to the server.
	Name string
	// Token is the server's bearer token, where it wants one.
	Token string
	// OnEvent is called from the reading goroutine.
	OnEvent func(Event)
	// ResumeFor is how long a lost connection is dialled again; 0: two minutes.
	ResumeFor time.Duration
}

type waiting struct {
	message []byte
	reply   chan incoming
}

// Client is safe for use from many goroutines.
type Client struct {
	url     string
	options Options
	ctx     context.Context
	stop    context.CancelFunc
	done    chan struct{}

	mutex   sync.Mutex
	socket  *websocket.Conn // nil while the connection is lost
	hello   Hello
	lastID  uint64
	pending map[uint64]waiting
	failure error
}

// Dial connects to a server such as http://127.0.0.1:8700 and says hello.
func Dial(ctx context.Context, url string, options Options) (*Client, error) {
	if !strings.Contains(url, "://") {
		url = "http://" + url
	}
	if options.Name == "" {
		options.Name = "medagentgym-go"
	}
	if options.ResumeFor == 0 {
		options.ResumeFor = 2 * time.Minute
	}
	own, stop := context.WithCancel(context.Background())
	client := &Client{
		url: strings.Replace(strings.TrimRight(url, "/"), "http", "ws", 1) + "/v1/gym", options: options,
		ctx: own, stop: stop, done: make(chan struct{}), pending: map[uint64]waiting{},
	}
	socket, hello, err := client.dial(ctx, "")
	if err != nil {
		stop()
		return nil, err
	}
	client.socket, client.hello = socket, hello
	go client.run()
	return client, nil
}

// Hello is what the server said when the session began or was last resumed.
func (c *Client) Hello() Hello {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.hello
}

// dial opens a socket and says hello, which comes first.
func (c *Client) dial(ctx context.Context, resume string) (*websocket.Conn, Hello, error) {
	header := http.Header{}
	if c.options.Token != "" {
		header.Set("Authorization", "Bearer "+c.options.Token)
	}
	socket, _, err := websocket.Dial(ctx, c.url, &websocket.DialOptions{Subprotocols: []string{subprotocol}, HTTPHeader: header})
	if err != nil {
		return nil, Hello{}, fmt.Errorf("no MedAgentGym server answers at %s: %w", c.url, err)
	}
	socket.SetReadLimit(4 * frameBytes)
	var token *string
	if resume != "" {
		token = &resume
	}
	greeting, err := request(0, "hello", map[string]any{"client": map[string]any{"name": c.options.Name}, "resume": token})
	if err == nil {
		err = socket.Write(ctx, websocket.MessageBinary, greeting)
	}
	for err == nil {
		var frame []byte
		var all []msgpack.RawMessage
		if _, frame, err = socket.Read(ctx); err != nil {
			break
		}
		if all, err = messages(frame); err != nil {
			break
		}
		for index, raw := range all {
			var message incoming
			if err = msgpack.Unmarshal(raw, &message); err != nil || message.ID == nil || *message.ID != 0 {
				continue
			}
			var hello Hello
			if message.Error != nil {
				err = message.Error
			} else if err = msgpack.Unmarshal(message.Result, &hello); err == nil {
				// What was kept for us may come in the same frame.
				for _, kept := range all[index+1:] {
					c.take(kept)
				}
				return socket, hello, nil
			}
		}
	}
	socket.CloseNow()
	return nil, Hello{}, err
}

// run reads until the client is closed, and resumes when the socket is lost.
func (c *Client) run() {
	defer close(c.done)
	for {
		err := c.read()
		if c.ctx.Err() != nil {
			c.fail(errors.New("the client is closed"))
			return
		}
		switch websocket.CloseStatus(err) {
		case closeResumed, websocket.StatusGoingAway:
			c.fail(fmt.Errorf("%w: %v", ErrLost, err))
			return
		}
		if err := c.resume(); err != nil {
			c.fail(err)
			return
		}
	}
}

func (c *Client) read() error {
	c.mutex.Lock()
	socket := c.socket
	c.mutex.Unlock()
	for {
		_, frame, err := socket.Read(c.ctx)
		if err != nil {
			return err
		}
		all, err := messages(frame)
		if err != nil {
			return err
		}
		for _, raw := range all {
			c.take(raw)
		}
	}
}

// take hands a reply to who waits for it, and an event to the listener.
func (c *Client) take(raw msgpack.RawMessage) {
	var message incoming
	if err := msgpack.Unmarshal(raw, &message); err != nil {
		return
	}
	if message.Event != "" {
		var event Event
		if c.options.OnEvent != nil && msgpack.Unmarshal(raw, &event) == nil {
			c.options.OnEvent(event)
		}
		return
	}
	if message.ID == nil {
		return
	}
	c.mutex.Lock()
	waiter, known := c.pending[*message.ID]
	delete(c.pending, *message.ID)
	c.mutex.Unlock()
	if known {
		waiter.reply <- message
	}
}

// resume dials again, takes the session over and sends what is unanswered once more.
func (c *Client) resume() error {
	c.mutex.Lock()
	c.socket.CloseNow()
	c.socket = nil
	token := c.hello.ResumeToken
	c.mutex.Unlock()
	deadline := time.Now().Add(c.options.ResumeFor)
	for wait := 50 * time.Millisecond; ; wait = min(2*wait, 5*time.Second) {
		ctx, cancel := context.WithDeadline(c.ctx, deadline)
		socket, hello, err := c.dial(ctx, token)
		cancel()
		var refused *Error
		switch {
		case err == nil && !hello.Resumed:
			socket.CloseNow()
			return ErrLost
		case err == nil:
			c.mutex.Lock()
			defer c.mutex.Unlock()
			c.socket, c.hello = socket, hello
			// In their order: a cancellation that came before its step would miss it.
			for _, id := range slices.Sorted(maps.Keys(c.pending)) {
				if socket.Write(c.ctx, websocket.MessageBinary, c.pending[id].message) != nil {
					break // The reader notices, and resumes again.
				}
			}
			return nil
		case errors.As(err, &refused) && !refused.Retryable:
			return refused
		case time.Now().Add(wait).After(deadline):
			return fmt.Errorf("%w: %v", ErrLost, err)
		}
		select {
		case <-time.After(wait):
		case <-c.ctx.Done():
			return c.ctx.Err()
		}
	}
}

func (c *Client) fail(err error) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.failure = err
	for id, waiter := range c.pending {
		delete(c.pending, id)
		close(waiter.reply)
	}
}

// begin sends a request and gives its id and where the reply will come.
func (c *Client) begin(op string, arguments any) (uint64, chan incoming, error) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if c.failure != nil {
		return 0, nil, c.failure
	}
	c.lastID++
	id := c.lastID
	message, err := request(id, op, arguments)
	if err != nil {
		return 0, nil, err
	}
	reply := make(chan incoming, 1)
	c.pending[id] = waiting{message, reply}
	if c.socket != nil {
		// What cannot be sent now is sent after the resumption.
		_ = c.socket.Write(c.ctx, websocket.MessageBinary, message)
	}
	return id, reply, nil
}

// finish unpacks a reply; the channel is closed where there is none to come.
func (c *Client) finish(message incoming, open bool, result any) error {
	switch {
	case !open:
		c.mutex.Lock()
		defer c.mutex.Unlock()
		return c.failure
	case message.Error != nil:
		return message.Error
	default:
		return msgpack.Unmarshal(message.Result, result)
	}
}

func (c *Client) call(ctx context.Context, op string, arguments, result any) error {
	id, reply, err := c.begin(op, arguments)
	if err != nil {
		return err
	}
	select {
	case message, open := <-reply:
		return c.finish(message, open, result)
	case <-ctx.Done():
		_, _, _ = c.begin("cancel", map[string]any{"target": id})
		if op == "reset" {
			go c.closeLate(reply)
		}
		return ctx.Err()
	}
}

// closeLate closes the episodes of a reset that was given up too late to be cancelled: nobody else would.
func (c *Client) closeLate(reply chan incoming) {
	message, open := <-reply
	var begun begun
	if c.finish(message, open, &begun) != nil {
		return
	}
	for _, id := range begun.ids() {
		_, _, _ = c.begin("close", map[string]any{"episode": id})
	}
}

// begun is what a reset answers.
type begun struct {
	Episode     string      `msgpack:"episode"`
	Episodes    []string    `msgpack:"episodes"`
	Observation Observation `msgpack:"observation"`
	Info        Info        `msgpack:"info"`
	Digest      string      `msgpack:"digest"`
}

func (b begun) ids() []string {
	if b.Episode != "" {
		return []string{b.Episode}
	}
	return b.Episodes
}

// Tasks gives a page of tasks.
func (c *Client) Tasks(ctx context.Context, filter TaskFilter) (page TaskPage, err error) {
	err = c.call(ctx, "tasks", filter, &page)
	return page, err
}

// Ping gives the server's clock.
func (c *Client) Ping(ctx context.Context) (time.Time, error) {
	var result struct {
		Now int64 `msgpack:"now"`
	}
	err := c.call(ctx, "ping", struct{}{}, &result)
	return time.UnixMilli(result.Now), err
}

// Reset begins one episode, or a group of them.
func (c *Client) Reset(ctx context.Context, wanted ResetRequest) ([]*Episode, error) {
	var result begun
	if err := c.call(ctx, "reset", wanted, &result); err != nil {
		return nil, err
	}
	ids := result.ids()
	episodes := make([]*Episode, len(ids))
	for index, id := range ids {
		episodes[index] = &Episode{ID: id, Observation: result.Observation, Info: result.Info, Digest: result.Digest, client: c}
	}
	return episodes, nil
}

// Drop breaks the socket as a network would; the client resumes.
func (c *Client) Drop() {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if c.socket != nil {
		c.socket.CloseNow()
	}
}

// Close leaves the server.
func (c *Client) Close() error {
	c.mutex.Lock()
	socket := c.socket
	c.mutex.Unlock()
	var err error
	if socket != nil {
		err = socket.Close(websocket.StatusNormalClosure, "")
	}
	c.stop()
	<-c.done
	return err
}
