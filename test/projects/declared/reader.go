package sessions

func (s *Session) field(room []byte) {
	for {
		count, _ := s.plain.Read(room)
//            ^^^^^^^^^^^^^^^^^^ unchecked-recv
		take(room[:count])
	}
}

func method(s *Session, room []byte) {
	for {
		count, _ := s.Conn().Read(room)
//            ^^^^^^^^^^^^^^^^^^^ unchecked-recv
		take(room[:count])
	}
}

func ends(s *Session, room []byte) error {
	for {
		count, err := s.plain.Read(room)
		if err != nil {
			return err
		}
		take(room[:count])
	}
}
