use std::time::Duration;

use async_trait::async_trait;
use diia_citizen::time::Timestamp;
use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use redis::{AsyncCommands, ExistenceCheck, SetExpiry, SetOptions};
use uuid::Uuid;

use super::store::{ENDED_MILLIS, USED_MILLIS};
use super::{
    CodeState, CodeStore, DigitsNumber, DocumentReference, Found, Kept, LiveCode, StoreError, UsedCode,
};

/// The client's own half second is too short for an engine that rearranges a million keys; a phone waits 15 seconds.
const RESPONSE_TIMEOUT: Duration = Duration::from_secs(5);

/// Live codes in Redis or Valkey, shared by any number of nodes.
///
/// | key | holds | set by |
/// |---|---|---|
/// | `diia:live:{digits}` | the code | `SET NX PX`, taken away by `GETDEL` |
/// | `diia:used:{digits}` | who used it | `SET NX PX`: whoever sets it has spent the code |
/// | `diia:code:{id}` | the digits | `SET PX` |
/// | `diia:count:{name}` | a counter | `INCRBY`, `PEXPIRE NX` |
///
/// The engine's expiry only clears away; whether a code is still good the registry's own clock decides.
pub(crate) struct RedisStore {
    connection: ConnectionManager,
}

impl RedisStore {
    /// Connects to `redis://HOST[:PORT][/DB]`.
    pub(crate) async fn connect(address: &str) -> Result<Self, StoreError> {
        let client = redis::Client::open(address)?;
        let config = ConnectionManagerConfig::new().set_response_timeout(Some(RESPONSE_TIMEOUT));
        Ok(RedisStore { connection: client.get_connection_manager_with_config(config).await? })
    }

    fn connection(&self) -> ConnectionManager {
        self.connection.clone()
    }
}

impl From<redis::RedisError> for StoreError {
    fn from(error: redis::RedisError) -> Self {
        // The text of such an error names the command and the server's complaint, never a key.
        StoreError(error.category().to_owned())
    }
}

/// Takes everything out of a store that was empty before.
pub(crate) async fn clear(address: &str) -> Result<(), StoreError> {
    let store = RedisStore::connect(address).await?;
    // In the background: a million codes take longer to free than a connection waits.
    let _: () = redis::cmd("FLUSHDB").arg("ASYNC").query_async(&mut store.connection()).await?;
    Ok(())
}

fn live(digits: DigitsNumber) -> String {
    format!("diia:live:{}", digits.number())
}

fn used(digits: DigitsNumber) -> String {
    format!("diia:used:{}", digits.number())
}

fn by_id(id: Uuid) -> String {
    format!("diia:code:{}", id.simple())
}

/// Set if absent, forgotten after so many milliseconds.
fn once(millis: i64) -> SetOptions {
    SetOptions::default()
        .conditional_set(ExistenceCheck::NX)
        .with_expiration(SetExpiry::PX(u64::try_from(millis).unwrap_or(1).max(1)))
}

impl LiveCode {
    const LENGTH: usize = 16 + 8 + 1 + 1 + 4 + 8;

    fn to_bytes(self) -> Vec<u8> {
        [
            &self.id.as_bytes()[..],
            &self.pass.to_be_bytes(),
            &[self.document.citizen, self.document.kind],
            &self.document.status_index.to_be_bytes(),
            &self.expires_at.unix_millis().to_be_bytes(),
        ]
        .concat()
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (id, rest) = bytes.split_first_chunk::<16>()?;
        let (pass, rest) = rest.split_first_chunk::<8>()?;
        let ([citizen, kind], rest) = rest.split_first_chunk::<2>()?;
        let (status_index, rest) = rest.split_first_chunk::<4>()?;
        let expires_at: [u8; 8] = rest.try_into().ok()?;
        debug_assert_eq!(bytes.len(), Self::LENGTH);
        Some(LiveCode {
            id: Uuid::from_bytes(*id),
            pass: u64::from_be_bytes(*pass),
            document: DocumentReference {
                citizen: *citizen,
                kind: *kind,
                status_index: u32::from_be_bytes(*status_index),
            },
            expires_at: Timestamp::from_unix_millis(i64::from_be_bytes(expires_at)),
        })
    }
}

impl UsedCode {
    fn to_bytes(&self) -> Vec<u8> {
        [
            &self.id.as_bytes()[..],
            &self.pass.to_be_bytes(),
            &self.expires_at.unix_millis().to_be_bytes(),
            &self.at.unix_millis().to_be_bytes(),
            self.by.as_bytes(),
        ]
        .concat()
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (id, rest) = bytes.split_first_chunk::<16>()?;
        let (pass, rest) = rest.split_first_chunk::<8>()?;
        let (expires_at, rest) = rest.split_first_chunk::<8>()?;
        let (at, by) = rest.split_first_chunk::<8>()?;
        Some(UsedCode {
            id: Uuid::from_bytes(*id),
            pass: u64::from_be_bytes(*pass),
            expires_at: Timestamp::from_unix_millis(i64::from_be_bytes(*expires_at)),
            at: Timestamp::from_unix_millis(i64::from_be_bytes(*at)),
            by: String::from_utf8(by.to_vec()).ok()?,
        })
    }
}

#[async_trait]
impl CodeStore for RedisStore {
    async fn keep(&self, digits: DigitsNumber, code: LiveCode, now: Timestamp) -> Result<Kept, StoreError> {
        let mut connection = self.connection();
        let life = code.expires_at.millis_since(now) + ENDED_MILLIS;
        let (recently_used, kept): (bool, Option<String>) = redis::pipe()
            .atomic()
            .exists(used(digits))
            .set_options(live(digits), code.to_bytes(), once(life))
            .query_async(&mut connection)
            .await?;
        if recently_used {
            if kept.is_some() {
                let _: () = connection.del(live(digits)).await?;
            }
            return Ok(Kept::Taken);
        }
        if kept.is_some() {
            let _: () = connection.set_options(by_id(code.id), digits.number(), once(life)).await?;
            return Ok(Kept::New);
        }
        let other: Option<Vec<u8>> = connection.get(live(digits)).await?;
        Ok(match other.as_deref().and_then(LiveCode::from_bytes) {
            Some(other) if other.pass == code.pass => Kept::Again(other),
            _ => Kept::Taken,
        })
    }

    async fn find(&self, digits: DigitsNumber, _now: Timestamp) -> Result<Found, StoreError> {
        // One transaction: between two commands another node could spend the code, and it would be seen nowhere.
        let (used, live): (Option<Vec<u8>>, Option<Vec<u8>>) = redis::pipe()
            .atomic()
            .get(used(digits))
            .get(live(digits))
            .query_async(&mut self.connection())
            .await?;
        if let Some(used) = used.as_deref().and_then(UsedCode::from_bytes) {
            return Ok(Found::Used(used));
        }
        Ok(live.as_deref().and_then(LiveCode::from_bytes).map_or(Found::Nothing, Found::Kept))
    }

    async fn spend(&self, digits: DigitsNumber, used_code: &UsedCode) -> Result<bool, StoreError> {
        let mut connection = self.connection();
        let claimed: Option<String> =
            connection.set_options(used(digits), used_code.to_bytes(), once(USED_MILLIS)).await?;
        if claimed.is_none() {
            return Ok(false);
        }
        let (live, _): (Option<Vec<u8>>, bool) = redis::pipe()
            .get_del(live(digits))
            .pexpire(by_id(used_code.id), USED_MILLIS)
            .query_async(&mut connection)
            .await?;
        Ok(live.as_deref().and_then(LiveCode::from_bytes).is_some_and(|live| live.id == used_code.id))
    }

    async fn state(&self, id: Uuid, now: Timestamp) -> Result<Option<CodeState>, StoreError> {
        let digits: Option<u64> = self.connection().get(by_id(id)).await?;
        let Some(digits) = digits.map(DigitsNumber::from_number) else { return Ok(None) };
        Ok(match self.find(digits, now).await? {
            Found::Kept(code) if code.id == id => Some(CodeState::Live(code)),
            Found::Used(used) if used.id == id => Some(CodeState::Used(used)),
            _ => None,
        })
    }

    async fn count(
        &self,
        name: &str,
        add: u32,
        window_millis: i64,
        _now: Timestamp,
    ) -> Result<u32, StoreError> {
        let key = format!("diia:count:{name}");
        let mut connection = self.connection();
        if add == 0 {
            let sum: Option<u32> = connection.get(key).await?;
            return Ok(sum.unwrap_or(0));
        }
        let (sum, _): (u32, bool) = redis::pipe()
            .incr(&key, add)
            .cmd("PEXPIRE")
            .arg(&key)
            .arg(window_millis)
            .arg("NX")
            .query_async(&mut connection)
            .await?;
        Ok(sum)
    }

    async fn size(&self) -> Result<(u64, Option<u64>), StoreError> {
        let mut connection = self.connection();
        let keys: u64 = redis::cmd("DBSIZE").query_async(&mut connection).await?;
        let memory: String = redis::cmd("INFO").arg("memory").query_async(&mut connection).await?;
        let bytes = memory
            .lines()
            .find_map(|line| line.strip_prefix("used_memory:"))
            .and_then(|bytes| bytes.trim().parse().ok());
        Ok((keys, bytes))
    }
}
