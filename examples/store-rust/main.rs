//! A store of notes: every line that a client sends is kept and acknowledged.
//!
//!     rustc main.rs && ./main 7782
//!
//! Each line below BUG fails in the field; Sockeye underlines it.
use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};

fn acknowledge(client: &mut TcpStream, count: usize) -> io::Result<()> {
    // BUG partial-send: `write` may take a part of the line, and says so in a count that nobody reads.
    client.write(format!("{count} kept\n").as_bytes())?;
    client.flush()
}

fn serve(mut client: TcpStream) -> io::Result<Vec<u8>> {
    let mut notes = Vec::new();
    let mut buffer = [0; 512];
    loop {
        // BUG unhandled-eof: at the end of the connection `read` gives 0 again and again.
        let count = client.read(&mut buffer)?;
        notes.extend_from_slice(&buffer[..count]);
        acknowledge(&mut client, notes.len())?;
    }
}

fn main() -> io::Result<()> {
    let port = std::env::args().nth(1).unwrap_or("7782".to_string());
    let listener = TcpListener::bind(format!("127.0.0.1:{port}"))?;
    for client in listener.incoming() {
        match client.and_then(serve) {
            Ok(notes) => println!("{} bytes", notes.len()),
            Err(error) => eprintln!("client lost: {error}"),
        }
    }
    Ok(())
}
