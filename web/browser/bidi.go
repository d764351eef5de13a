package browser

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"sync"
	"time"

	"github.com/gobwas/ws"
	"github.com/gobwas/ws/wsutil"
)

// patience is how long Firefox may take for one command. Even a page that loads slowly is faster.
const patience = 2 * time.Minute

// A bidi is a WebDriver BiDi connection: commands go out with a number, replies come back with it, and events come in
// between. https://w3c.github.io/webdriver-bidi/
type bidi struct {
	conn  net.Conn
	event func(method string, params json.RawMessage) // on the connection's goroutine
	gone  context.Context                             // done when the connection has ended

	mu      sync.Mutex
	last    int                  // the number of the last command
	replies map[int]chan message // of the commands that wait
}

// A message is what Firefox sends: a reply, an error or an event.
type message struct {
	Type    string          `json:"type"`
	ID      int             `json:"id"`
	Result  json.RawMessage `json:"result"`
	Error   string          `json:"error"`
	Message string          `json:"message"`
	Method  string          `json:"method"`
	Params  json.RawMessage `json:"params"`
}

func dialBidi(ctx context.Context, url string, event func(method string, params json.RawMessage)) (*bidi, error) {
	conn, _, _, err := ws.Dial(ctx, url)
	if err != nil {
		return nil, err
	}
	gone, end := context.WithCancelCause(context.Background())
	b := &bidi{conn: conn, event: event, gone: gone, replies: map[int]chan message{}}
	go func() { end(b.listen()) }()
	return b, nil
}

// listen hands on what comes in until the connection ends.
func (b *bidi) listen() error {
	for {
		data, err := wsutil.ReadServerText(b.conn)
		if err != nil {
			return err
		}
		var m message
		if err := json.Unmarshal(data, &m); err != nil {
			return err
		}
		if m.Type == "event" {
			b.event(m.Method, m.Params)
			continue
		}
		b.mu.Lock()
		reply := b.replies[m.ID]
		delete(b.replies, m.ID)
		b.mu.Unlock()
		if reply != nil {
			reply <- m
		}
	}
}

// object is a JSON object of a command.
type object = map[string]any

// call sends a command, waits for the reply, and stores it in result, which may be nil.
func (b *bidi) call(method string, params object, result any) error {
	reply := make(chan message, 1)
	b.mu.Lock()
	b.last++
	b.replies[b.last] = reply
	data, err := json.Marshal(object{"id": b.last, "method": method, "params": params})
	if err == nil {
		err = wsutil.WriteClientText(b.conn, data)
	}
	b.mu.Unlock()
	if err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	select {
	case m := <-reply:
		if m.Type == "error" {
			return fmt.Errorf("%s: %s: %s", method, m.Error, m.Message)
		}
		if result == nil {
			return nil
		}
		return json.Unmarshal(m.Result, result)
	case <-b.gone.Done():
		return fmt.Errorf("%s: Firefox has gone (%w): %w", method, context.Canceled, context.Cause(b.gone))
	case <-time.After(patience):
		return fmt.Errorf("%s: no reply within %v", method, patience)
	}
}

func (b *bidi) close() { b.conn.Close() }
