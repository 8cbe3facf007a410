mod wire;
use std::io;
use std::net::TcpListener;
use wire::{put, put_all, take};

fn greet() -> io::Result<()> {
    let listener = TcpListener::bind("0.0.0.0:7000")?;
    let (mut stream, _) = listener.accept()?;
    put(&mut stream, b"hello\n")?;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ partial-send: the count it returns is dropped
    put_all(&mut stream, b"again\n")
}

fn drain() -> io::Result<()> {
    let listener = TcpListener::bind("0.0.0.0:7001")?;
    let (mut stream, _) = listener.accept()?;
    let mut buffer = [0u8; 512];
    while take(&mut stream, &mut buffer)? > 0 {}
//        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-read-timeout: can wait for ever
    Ok(())
}

fn main() -> io::Result<()> {
    greet()?;
    drain()
}
