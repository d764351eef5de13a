package main

import (
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"strings"
)

// policy is that of our pages.
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data:"

const page = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>browserexec</title>
<body><script src="/wasm_exec.js"></script><script src="/dom.js"></script><script src="/boot.js"></script></body></html>
`

// boot starts the program. It speaks to us through the function tell, which
// the browser provides: "1text" and "2text" are output, "xcode" is the end.
const boot = `'use strict';
(async () => {
	const absent = callback => callback(Object.assign(new Error('no files here'), {code: 'ENOENT'}));
	fs.open = (path, flags, mode, callback) => absent(callback);
	fs.stat = fs.lstat = fs.readdir = (path, callback) => absent(callback);
	fs.constants.O_DIRECTORY = 0x10000; // or Go takes the place for Windows
	const decoders = {1: new TextDecoder(), 2: new TextDecoder()};
	fs.writeSync = (fd, bytes) => {
		tell(fd + decoders[fd].decode(bytes, {stream: true}));
		return bytes.length;
	};
	try {
		const {args, env} = await (await fetch('/start.json')).json();
		const go = new Go();
		go.argv = args;
		go.env = env;
		let code = 0;
		go.exit = c => { code = c; };
		const {instance} = await WebAssembly.instantiateStreaming(fetch('/program.wasm'), go.importObject);
		await go.run(instance);
		tell('x' + code);
	} catch (e) {
		tell('2browserexec: ' + (e.stack || e) + '\n');
		tell('x2');
	}
})();
`

type server struct {
	url string
	http.Server
}

// serve offers the page on a port of this machine that is free.
func serve(program string, glue, ours []byte, args []string) (*server, error) {
	if _, err := os.Stat(program); err != nil {
		return nil, err
	}
	start, err := json.Marshal(map[string]any{"args": args, "env": environment()})
	if err != nil {
		return nil, err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	text := func(mime string, body []byte) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", mime)
			w.Write(body)
		}
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", text("text/html; charset=utf-8", []byte(page)))
	mux.HandleFunc("GET /boot.js", text("text/javascript", []byte(boot)))
	mux.HandleFunc("GET /wasm_exec.js", text("text/javascript", glue))
	mux.HandleFunc("GET /dom.js", text("text/javascript", ours))
	mux.HandleFunc("GET /start.json", text("application/json", start))
	mux.HandleFunc("GET /program.wasm", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/wasm")
		http.ServeFile(w, r, program)
	})
	s := &server{url: fmt.Sprintf("http://%s/", l.Addr())}
	s.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Embedder-Policy", "require-corp")
		h.Set("Cache-Control", "no-store")
		mux.ServeHTTP(w, r)
	})
	go s.Serve(l)
	return s, nil
}

func (s *server) close() { s.Close() }

// environment returns the variables that mean something to a Go program or its
// tests. The page gets no others; wasm_exec limits their total length.
func environment() map[string]string {
	env := make(map[string]string)
	for _, kv := range os.Environ() {
		k, v, _ := strings.Cut(kv, "=")
		if k == "GODEBUG" || k == "GOGC" || k == "GOTRACEBACK" || strings.HasPrefix(k, "CONVLAB_") {
			env[k] = v
		}
	}
	return env
}
