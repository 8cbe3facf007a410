package sessions

import "net"

type Session struct {
	name  string
	plain net.Conn
}

func (s *Session) Conn() net.Conn {
	return s.plain
}
