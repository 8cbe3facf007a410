use crate::session::Session;
use std::io::Read;

pub fn field(session: &mut Session, room: &mut [u8]) {
    loop {
        let count = session.plain.read(room).unwrap();
//                  ^^^^^^^^^^^^^^^^^^^^^^^^ unhandled-eof [fix]
        take(&room[..count]);
    }
}

pub fn ends(session: &mut Session, room: &mut [u8]) {
    loop {
        let count = session.plain.read(room).unwrap();
        if count == 0 {
            return;
        }
        take(&room[..count]);
    }
}
