package panel

import (
	"fmt"
	"strconv"
	"sync"

	"convlab/nn"
	"convlab/nn/zoo"
	"convlab/web/lesson/words"
)

// Text is what is said of the networks wherever they appear.
type Text struct {
	Names  map[string]string // by their names in package zoo
	Conv   string            // before a convolution's number of kernels
	Comma  string            // %s, %s
	Failed map[FailKind]string
}

// Texts holds it in both languages.
var Texts = words.Both[Text]{
	Zh: Text{
		Names: map[string]string{
			"dense": "全连接 256×3", "dense-distorted": "全连接 + 变形", "lenet-5-distorted": "LeNet-5", "cnn": "小卷积网络", "own": "你训练的"},
		Conv: "卷积", Comma: "%s、%s",
		Failed: map[FailKind]string{
			FailDownload:  "网络的权重没有下载下来（可能断网了）。其余部分照常可用。",
			FailTruncated: "网络的权重只收到一部分。其余部分照常可用。",
			FailForeign:   "收到的文件不是这个网络的权重。其余部分照常可用。",
			FailCorrupt:   "网络的权重损坏了（校验和不对）。其余部分照常可用。",
		},
	},
	En: Text{
		Names: map[string]string{
			"dense": "Dense 256×3", "dense-distorted": "Dense + distortions", "lenet-5-distorted": "LeNet-5", "cnn": "Small CNN", "own": "Yours"},
		Conv: "conv", Comma: "%s, %s",
		Failed: map[FailKind]string{
			FailDownload:  "The network’s weights could not be downloaded (perhaps you are offline). Everything else works.",
			FailTruncated: "Only part of the network’s weights arrived. Everything else works.",
			FailForeign:   "The file that arrived does not hold this network’s weights. Everything else works.",
			FailCorrupt:   "The network’s weights are damaged (the checksum is wrong). Everything else works.",
		},
	},
}

// Name returns what a network is called.
func (t *Text) Name(m *zoo.Model) string {
	if s := t.Names[m.Name]; s != "" {
		return s
	}
	return m.Name
}

// Join puts s behind a list, which may be empty.
func (t *Text) Join(list, s string) string {
	if list == "" {
		return s
	}
	return fmt.Sprintf(t.Comma, list, s)
}

// Shape writes a network's layers in one line: what goes in, the kernels of its
// convolutions, the units of its dense layers.
func (t *Text) Shape(m *zoo.Model) string {
	s := "784"
	if !m.Input.IsVec() {
		s = fmt.Sprintf("%d×%d", m.Input.H, m.Input.W)
	}
	convs := ""
	for _, l := range m.Layers {
		switch l := l.(type) {
		case nn.Conv2D:
			convs = t.Join(convs, strconv.Itoa(l.Filters))
		case nn.Dense:
			if convs != "" {
				s += " → " + t.Conv + " " + convs
				convs = ""
			}
			s += " → " + strconv.Itoa(l.Units)
		}
	}
	return s
}

// Params counts a model's parameters.
func Params(m *zoo.Model) int {
	countsMu.Lock()
	defer countsMu.Unlock()
	n, ok := counts[m]
	if !ok {
		n = nn.CountParams(m.Input, m.Layers...)
		counts[m] = n
	}
	return n
}

var (
	countsMu sync.Mutex
	counts   = map[*zoo.Model]int{}
)
