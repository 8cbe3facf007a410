// Probe asks a server for its status line.
//
//	go run . 127.0.0.1:7780
//
// Each line below BUG fails in the field; Sockeye underlines it.
package main

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"time"
)

// status asks for the status and returns the answer.
func status(address string) (string, error) {
	server, err := net.DialTimeout("tcp", address, 5*time.Second)
	if err != nil {
		return "", err
	}
	defer server.Close()
	// BUG unchecked-send: when the server is gone already, the question is lost and nobody knows.
	fmt.Fprintf(server, "STATUS\r\n")
	// BUG missing-read-timeout: a server that hangs stops the probe for ever, which was to tell of just that.
	line, err := bufio.NewReader(server).ReadString('\n')
	if err != nil {
		return "", err
	}
	return strings.TrimSpace(line), nil
}

// length reads the four bytes that every message begins with.
func length(server net.Conn) (uint32, error) {
	header := make([]byte, 4)
	// BUG short-recv: two bytes may come now and two later.
	if _, err := server.Read(header); err != nil {
		return 0, err
	}
	return binary.BigEndian.Uint32(header), nil
}

// body reads the rest of a message, as it should be done.
func body(server net.Conn, length uint32) ([]byte, error) {
	body := make([]byte, length)
	_, err := io.ReadFull(server, body)
	return body, err
}

func main() {
	line, err := status(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(line)
}
