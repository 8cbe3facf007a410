// Package main has functions that hand on what the connection says.
package main

import (
	"net"
	"time"
)

func put(conn net.Conn, text []byte) (int, error) {
	return conn.Write(text)
}

func dial(address string) (net.Conn, error) {
	conn, err := net.DialTimeout("tcp", address, 10*time.Second)
	if err != nil {
		return nil, err
	}
	return conn, nil
}
