package web

import (
	"fmt"

	"convlab/web/part"
)

func sprintf(format string, args ...any) string { return fmt.Sprintf(format, args...) }

func arrows(key string) (dx, dy int) { return part.Arrows(key) }
