package library

import "convlab/web/lesson/words"

var (
	away = words.Both[string]{
		Zh: "MNIST 的图片没有下载下来（可能断网了）。其余部分照常可用，可以稍后再试。",
		En: "The MNIST images could not be downloaded (perhaps you are offline). Everything else works; try again later.",
	}
	cut = words.Both[string]{
		Zh: "MNIST 的图片只收到一部分，已经放弃。可以再试一次。",
		En: "Only part of the MNIST images arrived, so they are not used. You can try again.",
	}
	foreign = words.Both[string]{
		Zh: "收到的文件不是 MNIST 的图片。其余部分照常可用。",
		En: "The file that arrived does not hold the MNIST images. Everything else works.",
	}
	damaged = words.Both[string]{
		Zh: "收到的 MNIST 图片损坏了（校验和不对），已经放弃。可以再试一次。",
		En: "The MNIST images that arrived are damaged (a checksum is wrong), so they are not used. You can try again.",
	}
)
