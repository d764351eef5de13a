package imagecode
import ("testing";"time";"bytes";"os";"convlab/nn/mnist")
func TestX(t *testing.T) {
	train, _, _ := mnist.Load()
	b, err := os.ReadFile("/tmp/exp2/train.bin")
	if err != nil || os.Getenv("ENC") != "" {
	t0 := time.Now()
	b = Encode(train)
	t.Log(len(b), time.Since(t0))
	os.WriteFile("/tmp/exp2/train.bin", b, 0o644)
	}
	t0 := time.Now()
	s, err := Decode(b)
	t.Log(time.Since(t0), err)
	if err != nil || !bytes.Equal(s.Images, train.Images) || !bytes.Equal(s.Labels, train.Labels) { t.Error("not equal") }
}
