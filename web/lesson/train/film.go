package train

import (
	"fmt"
	"slices"

	"convlab/web/lesson/words"
	"convlab/web/work/training"
)

// Frame is what is shown of the film, nil while there is nothing.
func (r *Room) Frame() *training.Frame {
	run := r.Run()
	if run == nil {
		return r.example()
	}
	if len(run.Frames) == 0 {
		if r.shown.run == run.ID {
			return r.shown.frame
		}
		return nil
	}
	return &run.Frames[r.FrameAt()]
}

// FrameAt is which of the film's frames is shown, from 0.
func (r *Room) FrameAt() int {
	last := r.Frames() - 1
	if r.Film > 0 {
		for last > 0 && r.Run().Frames[last].Step >= r.Film {
			last--
		}
	}
	return max(last, 0)
}

// Frames is how many the film has.
func (r *Room) Frames() int {
	if run := r.Run(); run != nil {
		return len(run.Frames)
	}
	return 0
}

// Scrub shows another frame of the film, from 0; the last one is the latest, whatever
// comes.
func (r *Room) Scrub(i int) {
	n := r.Frames()
	if n == 0 {
		return
	}
	r.Film, r.At = 0, 0
	if i < n-1 {
		step := r.Run().Frames[max(i, 0)].Step
		r.Film, r.At = step+1, max(step, 1)
	}
	r.chart.stale = true
}

// Picked are the units whose pictures are shown: those that have moved most by now.
func (r *Room) Picked(most int) (list []int) {
	f := r.Frame()
	if f == nil {
		return nil
	}
	if run := r.Run(); run != nil && len(run.Frames) > 0 {
		f = &run.Frames[len(run.Frames)-1]
	}
	size := f.Side * f.Side
	moved := make([]int, f.Count)
	for i, v := range f.Moved {
		moved[i/size] += int(v) * int(v)
	}
	for i := range f.Count {
		list = append(list, i)
	}
	slices.SortStableFunc(list, func(a, b int) int { return moved[b] - moved[a] })
	list = list[:min(most, len(list))]
	slices.Sort(list)
	return list
}

// SetPane and SetNow choose what stands beside the curves.
func (r *Room) SetPane(p Pane) { r.Pane = p }
func (r *Room) SetNow(on bool) { r.Now = on }

// FrameSays says what the pictures are.
func (r *Room) FrameSays() string {
	f, t := r.Frame(), r.T()
	if f == nil {
		return ""
	}
	if r.Run() == nil {
		return fmt.Sprintf(t.ExampleScale, Small(float64(f.Scale)))
	}
	scale := f.MovedScale
	if r.Now {
		scale = f.Scale
	}
	return fmt.Sprintf(t.FrameScale, words.Thousands(f.Step), Small(float64(scale)))
}
