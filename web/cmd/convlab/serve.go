package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"convlab/web/site"
)

func serve(root string, flags *flag.FlagSet, args []string) error {
	port := flags.Int("port", 8080, "first port to try")
	quality := flags.Int("quality", 11, "of brotli, 1 to 11; 0: no compressed files, which saves some seconds after a change")
	watching := flags.Bool("watch", false, "build again when a source file changes, without compressed files")
	plain := flags.Bool("plain", false, "only the program without SIMD, which saves some seconds after a change")
	flags.Parse(args)
	if *watching {
		*quality = 0
	}

	dist := filepath.Join(root, "dist")
	if err := buildSite(site.Options{Root: root, Dist: dist, Quality: *quality, Plain: *plain}); err != nil {
		return err
	}
	handler, err := site.Handler(dist)
	if err != nil {
		return err
	}
	listener, err := listen(*port)
	if err != nil {
		return err
	}
	fmt.Printf("\nConvLab is at  http://localhost:%d/   (Ctrl-C ends it)\n", listener.Addr().(*net.TCPAddr).Port)

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if *watching {
		go watch(ctx, root, *plain)
	}
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second}
	context.AfterFunc(ctx, func() { server.Close() })
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// listen takes the first free port from the given one on, for this machine only.
func listen(port int) (net.Listener, error) {
	const tries = 50
	var firstErr error
	for p := port; p < port+tries && p <= 65535; p++ {
		l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(p)))
		if err == nil {
			return l, nil
		}
		if firstErr == nil {
			firstErr = err
		}
	}
	return nil, firstErr
}
