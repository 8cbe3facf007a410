use std::net::TcpStream;

pub struct Session {
    pub plain: TcpStream,
    pub name: String,
}
