// A walk through the environment server: connect, list tasks, begin a group, step with an action and with a model's text,
// give a step up, lose the socket and resume, close. Fails where the server does not do what docs/protocol.md says.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"time"

	"medagentgym-example/gym"
)

func main() {
	url := flag.String("url", envOr("MEDAGENTGYM_URL", "http://127.0.0.1:8700"), "the server's address")
	token := flag.String("token", os.Getenv("MEDAGENTGYM_TOKEN"), "its bearer token, where it wants one")
	flag.Parse()
	if err := walk(*url, *token); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

func envOr(name, fallback string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return fallback
}

func walk(url, token string) error {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	client, err := gym.Dial(ctx, url, gym.Options{Token: token, OnEvent: func(event gym.Event) { fmt.Println("event:", event.Name) }})
	if err != nil {
		return err
	}
	defer client.Close()
	fmt.Printf("connected: release %s, isolation %s\n", client.Hello().Server.Version, client.Hello().Server.Isolation)

	family, split, limit := "medcalc", "train", 3
	page, err := client.Tasks(ctx, gym.TaskFilter{Family: &family, Split: &split, Limit: &limit})
	if err != nil {
		return err
	}
	fmt.Printf("tasks: %d of %d, the first is %s\n", len(page.Tasks), page.Total, page.Tasks[0].ID)

	seed, size := uint32(7), 2
	group, err := client.Reset(ctx, gym.ResetRequest{Task: gym.TaskRef{ID: &page.Tasks[0].ID}, Seed: &seed, Group: &size, Meta: map[string]any{"model": "none"}})
	if err != nil {
		return err
	}
	first, second := group[0], group[1]
	fmt.Printf("group: %d episodes of %s with %d messages\n", len(group), first.Info.Task, len(first.Observation.Messages))

	if err := expect("by action", "42\n")(first.Step(ctx, gym.Action{"action": "validate_code", "code": "print(6 * 7)"})); err != nil {
		return err
	}
	if err := expect("by text", "hello\n")(second.StepText(ctx, "Let me look.\n```python\nprint('hello')\n```")); err != nil {
		return err
	}
	if err := giveUp(ctx, first); err != nil {
		return err
	}
	if err := loseTheSocket(ctx, client, second); err != nil {
		return err
	}
	if err := runOutOfTime(ctx, client, page.Tasks[0].ID); err != nil {
		return err
	}
	for _, episode := range group {
		closed, err := episode.Close(ctx)
		if err != nil {
			return err
		}
		fmt.Printf("closed: %s, solved %t\n", closed.StopReason, closed.Solved)
	}
	return nil
}

// runOutOfTime begins an episode with a deadline, past which it is truncated whatever its code does.
func runOutOfTime(ctx context.Context, client *gym.Client, task string) error {
	milliseconds := 500
	episodes, err := client.Reset(ctx, gym.ResetRequest{Task: gym.TaskRef{ID: &task}, Options: &gym.ResetOptions{EpisodeTimeoutMs: &milliseconds}})
	if err != nil {
		return err
	}
	result, err := episodes[0].Step(ctx, gym.Action{"action": "validate_code", "code": "while True: pass"})
	if err != nil {
		return err
	}
	if !result.Truncated || result.Info.StopReason != "episode_timeout" {
		return fmt.Errorf("an episode past its deadline: %+v", result)
	}
	fmt.Printf("deadline: truncated, %s, reward %g\n", result.Info.StopReason, result.Reward)
	_, err = episodes[0].Close(ctx)
	return err
}

// expect takes what a step gives, and compares what its code has printed.
func expect(what, stdout string) func(gym.StepResult, error) error {
	return func(result gym.StepResult, err error) error {
		if err != nil {
			return err
		}
		if result.Observation.Stdout != stdout {
			return fmt.Errorf("%s: %q instead of %q", what, result.Observation.Stdout, stdout)
		}
		fmt.Printf("step %s: %q, reward %g, %d steps left\n", what, stdout, result.Reward, result.Info.StepsLeft)
		return nil
	}
}

// giveUp has a step stopped that takes too long, and goes on with the next one.
func giveUp(ctx context.Context, episode *gym.Episode) error {
	short, cancel := context.WithTimeout(ctx, 300*time.Millisecond)
	defer cancel()
	if _, err := episode.Step(short, gym.Action{"action": "validate_code", "code": "import time; time.sleep(60)"}); err != context.DeadlineExceeded {
		return fmt.Errorf("a step that was to be given up: %v", err)
	}
	return expect("after one that was given up", "here\n")(episode.Step(ctx, gym.Action{"action": "validate_code", "code": "print('here')"}))
}

// loseTheSocket drops it while code runs that counts its runs.
func loseTheSocket(ctx context.Context, client *gym.Client, episode *gym.Episode) error {
	time.AfterFunc(200*time.Millisecond, client.Drop)
	code := "open('runs', 'a').write('x'); import time; time.sleep(1); print(len(open('runs').read()))"
	if err := expect("over a lost socket", "1\n")(episode.Step(ctx, gym.Action{"action": "validate_code", "code": code})); err != nil {
		return err
	}
	if !client.Hello().Resumed {
		return fmt.Errorf("the socket was not lost")
	}
	fmt.Println("resumed: the code ran once")
	return nil
}
