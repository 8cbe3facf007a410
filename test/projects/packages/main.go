package main

import (
	"fmt"
	"net"
	"os"
)

type client struct {
	conn net.Conn
}

func (c *client) greet() {
	for range 2 {
		put(c.conn, []byte("hello\n"))
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unchecked-send: The result of `put` is dropped [fix]
	}
}

func (c *client) greetChecked() error {
	_, err := put(c.conn, []byte("hello\n"))
	return err
}

func main() {
	conn, err := dial("example.org:7000")
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	c := &client{conn: conn}
	c.greet()
	if err := c.greetChecked(); err != nil {
		fmt.Println(err)
	}
}
