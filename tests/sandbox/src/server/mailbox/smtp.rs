use std::io;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use mailin::response::{NO_STORAGE, OK};
use mailin::{Action, Handler, Response, SessionBuilder};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use super::StoredLetter;
use crate::server::world::World;

/// No letter is larger; mail servers outside have limits of 20 to 25 MB.
const MOST_BYTES: usize = 32 << 20;
/// A line of a letter has at most 998 characters (RFC 5322); a client that goes far beyond is cut off.
const LONGEST_LINE: u64 = 64 << 10;
const IDLE: Duration = Duration::from_secs(300);

/// Takes letters until the server stops.
pub(crate) async fn serve(listener: TcpListener, world: Arc<World>) {
    loop {
        let Ok((stream, address)) = listener.accept().await else { continue };
        let world = Arc::clone(&world);
        tokio::spawn(async move {
            // A connection that breaks off is the client's loss alone.
            let _ = tokio::time::timeout(IDLE, converse(stream, address.ip(), &world)).await;
        });
    }
}

async fn converse(stream: TcpStream, address: IpAddr, world: &World) -> io::Result<()> {
    let mut session = SessionBuilder::new("mailbox.example").build(address, Receiving::new(world));
    let mut stream = BufReader::new(stream);
    answer(&mut stream, &session.greeting()).await?;
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = (&mut stream).take(LONGEST_LINE).read_until(b'\n', &mut line).await?;
        if read == 0 || !line.ends_with(b"\n") {
            return Ok(());
        }
        let response = session.process(&line);
        match response.action {
            Action::NoReply => {}
            Action::Close => return answer(&mut stream, &response).await,
            _ => answer(&mut stream, &response).await?,
        }
    }
}

async fn answer(stream: &mut BufReader<TcpStream>, response: &Response) -> io::Result<()> {
    stream.get_mut().write_all(&response.buffer()?).await
}

/// A letter that is being received.
struct Receiving<'w> {
    world: &'w World,
    from: String,
    to: Vec<String>,
    raw: Vec<u8>,
    too_large: bool,
}

impl<'w> Receiving<'w> {
    const fn new(world: &'w World) -> Self {
        Receiving { world, from: String::new(), to: Vec::new(), raw: Vec::new(), too_large: false }
    }
}

impl Handler for Receiving<'_> {
    fn data_start(&mut self, _domain: &str, from: &str, _is8bit: bool, to: &[String]) -> Response {
        (self.from, self.to) = (from.to_owned(), to.to_vec());
        self.raw.clear();
        self.too_large = false;
        OK
    }

    fn data(&mut self, line: &[u8]) -> io::Result<()> {
        if self.raw.len() + line.len() > MOST_BYTES {
            self.too_large = true;
        } else {
            self.raw.extend_from_slice(line);
        }
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        if self.too_large {
            return NO_STORAGE;
        }
        self.world.mailbox.keep(StoredLetter {
            id: self.world.random.uuid(),
            received_at: self.world.clock.now(),
            from: std::mem::take(&mut self.from),
            to: std::mem::take(&mut self.to),
            raw: std::mem::take(&mut self.raw),
        });
        OK
    }
}
