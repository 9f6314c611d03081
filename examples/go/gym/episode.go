package gym

import (
	"context"
	"sync"
)

// Episode is one episode. Its steps are numbered here and made one after the other.
type Episode struct {
	ID string
	// Observation is the first one; its messages begin the model's context.
	Observation Observation
	Info        Info
	// Digest is equal for equal task, seed and options on any server of the same release.
	Digest string

	client *Client
	mutex  sync.Mutex
	seq    uint64
	// stopping: the reply of a step that was given up; the next one waits for it.
	stopping chan incoming
}

// Action is an action object, such as {"action": "validate_code", "code": "answer = 42"}.
type Action map[string]any

// Step takes an action.
func (e *Episode) Step(ctx context.Context, action Action) (StepResult, error) {
	return e.step(ctx, map[string]any(action))
}

// StepText takes the model's reply as it is: the server finds the action in it.
func (e *Episode) StepText(ctx context.Context, reply string) (StepResult, error) {
	return e.step(ctx, reply)
}

// step: whoever gives up has the code stopped. That step counts; the episode goes on.
func (e *Episode) step(ctx context.Context, action any) (result StepResult, err error) {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	if e.stopping != nil {
		select {
		case message, open := <-e.stopping:
			e.stopping = nil
			e.freeNumber(e.client.finish(message, open, &StepResult{}))
		case <-ctx.Done():
			return result, ctx.Err()
		}
	}
	id, reply, err := e.client.begin("step", map[string]any{"episode": e.ID, "seq": e.seq, "action": action})
	if err != nil {
		return result, err
	}
	e.seq++
	select {
	case message, open := <-reply:
		err = e.client.finish(message, open, &result)
		e.freeNumber(err)
		return result, err
	case <-ctx.Done():
		e.stopping = reply
		_, _, _ = e.client.begin("cancel", map[string]any{"target": id})
		return result, ctx.Err()
	}
}

// freeNumber: the number of a step that the server did not take is still free.
func (e *Episode) freeNumber(err error) {
	if refused, ok := err.(*Error); ok && (refused.Code == "bad_message" || refused.Code == "too_large" || refused.Code == "busy") {
		e.seq--
	}
}

// Close ends the episode; it returns when its trajectory is on disk.
func (e *Episode) Close(ctx context.Context) (closed Closed, err error) {
	err = e.client.call(ctx, "close", map[string]any{"episode": e.ID}, &closed)
	return closed, err
}
