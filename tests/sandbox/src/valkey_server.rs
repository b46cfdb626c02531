//! A Valkey or Redis of our own, for as long as it is measured: nothing is written to the disk.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::error::SandboxError;

const PROGRAMS: [&str; 2] = ["valkey-server", "redis-server"];
const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) struct ValkeyServer {
    child: Child,
    port: u16,
}

impl ValkeyServer {
    /// `None` where neither is installed.
    pub(crate) fn start() -> Result<Option<Self>, SandboxError> {
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr());
        let port = free.map_err(SandboxError::Listen)?.port();
        for program in PROGRAMS {
            let started = Command::new(program)
                .args([
                    "--bind",
                    "127.0.0.1",
                    "--save",
                    "",
                    "--appendonly",
                    "no",
                    "--port",
                    &port.to_string(),
                ])
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .spawn();
            match started {
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => return Err(SandboxError::Listen(error)),
                Ok(child) => {
                    let server = ValkeyServer { child, port };
                    return server.once_ready().map(Some);
                }
            }
        }
        Ok(None)
    }

    pub(crate) fn address(&self) -> String {
        format!("redis://127.0.0.1:{}", self.port)
    }

    fn once_ready(mut self) -> Result<Self, SandboxError> {
        let since = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_err() {
            let ended = self.child.try_wait().ok().flatten();
            if ended.is_some() || since.elapsed() > PATIENCE {
                return Err(SandboxError::CodeStore { detail: "the server does not start".into() });
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(self)
    }
}

impl Drop for ValkeyServer {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
