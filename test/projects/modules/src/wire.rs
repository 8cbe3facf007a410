//! Functions that hand on what the socket says, with its failures.
use std::io::{self, Read, Write};
use std::net::TcpStream;

pub fn put(stream: &mut TcpStream, text: &[u8]) -> io::Result<usize> {
    stream.write(text)
}

pub fn put_all(stream: &mut TcpStream, text: &[u8]) -> io::Result<()> {
    stream.write_all(text)
}

pub fn take(stream: &mut TcpStream, buffer: &mut [u8]) -> io::Result<usize> {
    stream.read(buffer)
}
