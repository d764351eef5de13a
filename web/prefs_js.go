package web

import (
	"strings"
	"syscall/js"

	"convlab/web/lesson"
)

// stored returns what the reader chose on an earlier visit, "" where nothing
// was, or where the browser keeps nothing.
func stored(key string) (v string) {
	defer func() { _ = recover() }() // storage that is switched off throws
	if s := global.Get("localStorage").Call("getItem", "convlab."+key); s.Type() == js.TypeString {
		v = s.String()
	}
	return v
}

func browserLang() lesson.Lang {
	if s := stored("lang"); s == "zh" || s == "en" {
		return lesson.Lang(s)
	}
	tags := global.Get("navigator").Get("languages")
	for i := range tags.Length() {
		switch tag := strings.ToLower(tags.Index(i).String()); {
		case strings.HasPrefix(tag, "zh"):
			return lesson.Chinese
		case strings.HasPrefix(tag, "en"):
			return lesson.English
		}
	}
	return lesson.English
}

func browserTheme() string {
	if s := stored("theme"); s == "light" || s == "dark" {
		return s
	}
	if global.Call("matchMedia", "(prefers-color-scheme: dark)").Get("matches").Bool() {
		return "dark"
	}
	return "light"
}

// Remember keeps a choice for the next visit, if the browser lets us.
func (p *page) Remember(key, value string) {
	defer func() { _ = recover() }()
	global.Get("localStorage").Call("setItem", "convlab."+key, value)
}
