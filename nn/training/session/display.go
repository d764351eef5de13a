//go:build !js

package session

import (
	"fmt"
	"os"
	"sync"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"convlab/nn/training"
)

// A display shows progress until it is closed.
type display interface {
	training.Display
	Close()
}

// newDisplay returns a progress bar on a terminal, else plain lines.
func newDisplay(t *training.Training) display {
	l := &lines{since: time.Now(), first: t.Seen()}
	if s, err := os.Stdout.Stat(); err != nil || s.Mode()&os.ModeCharDevice == 0 {
		return l
	}
	return newBar(t, l)
}

// lines prints one line per epoch.
type lines struct {
	since time.Time // start of this session
	first int       // images seen before it
}

func (l *lines) Step(*training.Training, int) {}
func (l *lines) Close()                       {}

func (l *lines) Epoch(t *training.Training, errors int) { fmt.Println(l.line(t, errors)) }

func (l *lines) line(t *training.Training, errors int) string {
	return fmt.Sprintf("%s seed %d  epoch %d/%d  %s%s  %.0f images/s  %v left", t.Model.Name, t.Seed,
		t.Epoch+1, t.Recipe.Epochs, state(t), judged(t, errors), l.rate(t), l.left(t))
}

// state says how the epoch has gone so far, on the images as they were seen:
// distorted, and with what dropout left.
func state(t *training.Training) string {
	return fmt.Sprintf("loss %.5f  right %.2f %%", t.Loss/float64(t.At), 100*float64(t.Correct)/float64(t.At))
}

func judged(t *training.Training, errors int) string {
	if t.Judge == nil {
		return ""
	}
	return fmt.Sprintf("  held out: %d wrong of %d (%.2f %%)", errors, t.Judge.Len(), 100*float64(errors)/float64(t.Judge.Len()))
}

// rate is images per second of wall time in this session, judging included.
func (l *lines) rate(t *training.Training) float64 {
	return float64(t.Seen()-l.first) / time.Since(l.since).Seconds()
}

func (l *lines) left(t *training.Training) time.Duration {
	return time.Duration(float64(t.Total()-t.Seen()) / l.rate(t) * float64(time.Second)).Round(time.Second)
}

// bar is a progress bar over all epochs, with the epochs' lines above it.
type bar struct {
	*lines
	progress *mpb.Progress
	bar      *mpb.Bar

	mu  sync.Mutex // mpb draws on its own goroutine
	now string
}

func newBar(t *training.Training, l *lines) *bar {
	b := &bar{lines: l, progress: mpb.New(mpb.WithWidth(24))}
	b.bar = b.progress.AddBar(int64(t.Total()),
		mpb.PrependDecorators(decor.Any(func(decor.Statistics) string {
			b.mu.Lock()
			defer b.mu.Unlock()
			return b.now
		})),
		mpb.AppendDecorators(decor.Percentage()))
	b.bar.SetCurrent(int64(t.Seen()))
	return b
}

func (b *bar) Step(t *training.Training, images int) {
	b.mu.Lock()
	b.now = fmt.Sprintf("epoch %d/%d  %s  %.0f images/s  %v left ", t.Epoch+1, t.Recipe.Epochs, state(t), b.rate(t), b.left(t))
	b.mu.Unlock()
	b.bar.IncrBy(images)
}

func (b *bar) Epoch(t *training.Training, errors int) { fmt.Fprintln(b.progress, b.line(t, errors)) }

func (b *bar) Close() {
	if !b.bar.Completed() {
		b.bar.Abort(false)
	}
	b.progress.Wait()
}
