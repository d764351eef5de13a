//go:build !js

package main

import (
	"fmt"
	"os"
	"sync"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
)

// A display shows a training's progress.
type display interface {
	step(t *training, images int)       // a batch of so many images is done
	epoch(t *training, judgeErrors int) // an epoch is done; t still has its sums
	close()
}

// newDisplay returns a progress bar on a terminal, else plain lines. judge and
// judgeImages name and count the set that epochs are judged on: "test" or
// "validation".
func newDisplay(t *training, judge string, judgeImages int) display {
	l := &lines{judge: judge, judgeImages: judgeImages, since: time.Now(), first: t.seen()}
	if s, err := os.Stdout.Stat(); err != nil || s.Mode()&os.ModeCharDevice == 0 {
		return l
	}
	return newBar(t, l)
}

// seen is how many images the training has seen, total how many it will.
func (t *training) seen() int  { return t.Epoch*t.data.Len() + t.At }
func (t *training) total() int { return t.recipe.Epochs * t.data.Len() }

// lines prints one line per epoch.
type lines struct {
	judge       string
	judgeImages int
	since       time.Time // start of this session
	first       int       // images seen before it
}

func (l *lines) step(*training, int) {}
func (l *lines) close()              {}

func (l *lines) epoch(t *training, judgeErrors int) {
	fmt.Printf("epoch %d/%d  %s  %.0f images/s  %v left\n", t.Epoch+1, t.recipe.Epochs,
		l.state(t, judgeErrors), l.rate(t), l.left(t))
}

func (l *lines) state(t *training, judgeErrors int) string {
	return fmt.Sprintf("loss %.6f  train %.3f %%  %s %.2f %% (%d errors of %d)",
		t.Loss/float64(t.At), 100*float64(t.Correct)/float64(t.At),
		l.judge, 100-100*float64(judgeErrors)/float64(l.judgeImages), judgeErrors, l.judgeImages)
}

// rate is images per second of wall time in this session, judging included.
func (l *lines) rate(t *training) float64 {
	return float64(t.seen()-l.first) / time.Since(l.since).Seconds()
}

func (l *lines) left(t *training) time.Duration {
	return time.Duration(float64(t.total()-t.seen()) / l.rate(t) * float64(time.Second)).Round(time.Second)
}

// bar is a progress bar over all epochs.
type bar struct {
	*lines
	progress *mpb.Progress
	bar      *mpb.Bar

	mu        sync.Mutex // mpb draws on its own goroutine
	now, last string
}

func newBar(t *training, l *lines) *bar {
	b := &bar{lines: l, progress: mpb.New(mpb.WithWidth(24)), last: l.judge + " not yet judged"}
	b.bar = b.progress.AddBar(int64(t.total()),
		mpb.PrependDecorators(decor.Any(func(decor.Statistics) string {
			b.mu.Lock()
			defer b.mu.Unlock()
			return b.now
		})),
		mpb.AppendDecorators(decor.Percentage(), decor.Any(func(decor.Statistics) string {
			b.mu.Lock()
			defer b.mu.Unlock()
			return "  " + b.last
		})))
	b.bar.SetCurrent(int64(t.seen()))
	return b
}

func (b *bar) step(t *training, images int) {
	b.mu.Lock()
	b.now = fmt.Sprintf("epoch %d/%d  loss %.5f  train %.2f %%  %.0f images/s  %v left ",
		t.Epoch+1, t.recipe.Epochs, t.Loss/float64(t.At), 100*float64(t.Correct)/float64(t.At),
		b.rate(t), b.left(t))
	b.mu.Unlock()
	b.bar.IncrBy(images)
}

func (b *bar) epoch(t *training, judgeErrors int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.last = fmt.Sprintf("%s %.2f %%", b.judge, 100-100*float64(judgeErrors)/float64(b.judgeImages))
}

func (b *bar) close() {
	if !b.bar.Completed() {
		b.bar.Abort(false)
	}
	b.progress.Wait()
}
