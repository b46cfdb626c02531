//! Live codes of two nodes in a real Valkey or Redis.

use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::Barrier;
use std::time::Duration;

use diia_citizen::citizen::DigitsState;
use redis::Commands as _;
use serde_json::json;

use crate::partner::Partner;
use crate::phone::Phone;
use crate::sandbox::{Answer, Sandbox};

/// A store of its own, that ends with the test and leaves no file.
struct Store {
    child: Child,
    port: u16,
}

impl Store {
    fn start() -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        Store::start_at(port)
    }

    fn start_at(port: u16) -> Self {
        let child = ["valkey-server", "redis-server"].into_iter().find_map(|program| {
            let mut command = Command::new(program);
            command.args(["--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--port"]);
            command.arg(port.to_string()).current_dir(std::env::temp_dir()).stdout(Stdio::null()).spawn().ok()
        });
        let child = child.unwrap_or_else(|| panic!("no valkey-server or redis-server: tests/setup valkey"));
        let store = Store { child, port };
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            std::thread::sleep(Duration::from_millis(20));
        }
        store
    }

    fn address(&self) -> String {
        format!("redis://127.0.0.1:{}", self.port)
    }

    fn node(&self) -> Sandbox {
        Sandbox::start_with(&["--codes", &self.address()])
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn validate(partner: &Partner, branch: &str, digits: &str) -> Answer {
    let body = json!({ "branchId": branch, "barcode": digits });
    partner.post("/api/v1/acquirers/document-identification", &body)
}

#[test]
fn a_code_of_one_node_is_used_exactly_once_across_both() {
    const TRIES: usize = 64;
    let store = Store::start();
    let nodes = [store.node(), store.node()];
    let partners = [Partner::cnap(&nodes[0]), Partner::cnap(&nodes[1])];
    let branches = [partners[0].branch(), partners[1].branch()];
    let phone = Phone::ready(&nodes[0], "nadiia");
    for round in 0..3 {
        phone.show_anew();
        let code = phone.register().unwrap();
        let digits = crate::phone::digits(&code);
        let start = Barrier::new(TRIES);
        let answers: Vec<Answer> = std::thread::scope(|scope| {
            let tries: Vec<_> = (0..TRIES)
                .map(|number| {
                    let (partner, branch) = (&partners[number % 2], &branches[number % 2]);
                    let (start, digits) = (&start, &digits);
                    scope.spawn(move || {
                        start.wait();
                        validate(partner, branch, digits)
                    })
                })
                .collect();
            tries.into_iter().map(|it| it.join().unwrap()).collect()
        });
        let (used, refused): (Vec<&Answer>, Vec<&Answer>) =
            answers.iter().partition(|answer| answer.status == 200);
        assert_eq!((used.len(), refused.len()), (1, TRIES - 1), "round {round}");
        for answer in refused {
            assert_eq!(answer.refusal(), (400, "code_used"));
        }
        assert!(phone.report(&code).unwrap().checked.is_some(), "the node of the holder knows of it");
    }
}

#[test]
fn digits_that_somebody_else_has_are_drawn_anew() {
    let store = Store::start();
    let (node, mut connection) =
        (store.node(), redis::Client::open(store.address()).unwrap().get_connection().unwrap());
    let phone = Phone::ready(&node, "nadiia");
    let DigitsState::NeedsInternet { drawn } = phone.show().digits() else { panic!("registered already") };
    let drawn = drawn.as_str().to_owned();
    let _: () = connection.set_ex(format!("diia:live:{drawn}"), "somebody else", 180).unwrap();
    let code = phone.register().unwrap();
    assert_ne!(crate::phone::digits(&code), drawn);
    let partner = Partner::cnap(&node);
    validate(&partner, &partner.branch(), &crate::phone::digits(&code)).ok();
}

#[test]
fn codes_and_counters_leave_the_store_by_themselves() {
    let store = Store::start();
    let node = store.node();
    let (partner, phone) = (Partner::cnap(&node), Phone::ready(&node, "nadiia"));
    let branch = partner.branch();
    let (_, digits) = phone.registered();
    validate(&partner, &branch, &digits).ok();
    assert_eq!(validate(&partner, &branch, "2858364170864").refusal(), (404, "code_unknown"));
    let mut connection = redis::Client::open(store.address()).unwrap().get_connection().unwrap();
    let keys: Vec<String> = connection.keys("*").unwrap();
    assert!(keys.len() >= 3, "{keys:?}");
    for key in keys {
        let left: i64 = connection.pttl(&key).unwrap();
        assert!(left > 0 && left <= 3_600_000, "{key}: {left}");
    }
}

#[test]
fn without_its_store_a_node_says_not_now_and_goes_on_when_it_is_back() {
    let store = Store::start();
    let node = store.node();
    let (partner, phone) = (Partner::cnap(&node), Phone::ready(&node, "nadiia"));
    let branch = partner.branch();
    phone.show();
    let port = store.port;
    drop(store);
    assert_eq!(validate(&partner, &branch, "2858364170864").refusal(), (503, "store_unavailable"));
    let error = phone.register().unwrap_err();
    assert_eq!(error.code(), "server_unavailable");

    let _store = Store::start_at(port);
    let code = loop {
        match phone.register() {
            Ok(code) => break code,
            Err(error) => assert_eq!(error.code(), "server_unavailable"),
        }
    };
    validate(&partner, &branch, &crate::phone::digits(&code)).ok();
}

#[test]
fn load_measures_both_stores_and_leaves_a_foreign_store_alone() {
    let store = Store::start();
    let load = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_diia-sandbox"));
        let arguments = ["load", "--live", "100,1000", "--calls", "300", "--codes", &store.address()];
        command.args(arguments).env("LANG", "en").output().unwrap()
    };
    let done = load();
    let table = String::from_utf8(done.stdout).unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let rows: Vec<Vec<&str>> =
        table.lines().skip(2).map(|row| row.trim_matches('|').split('|').map(str::trim).collect()).collect();
    let names: Vec<_> = rows.iter().map(|row| (row[0], row[1])).collect();
    let [memory, valkey] = ["memory", "Valkey/Redis"];
    assert_eq!(names, [(memory, "100"), (memory, "1000"), (valkey, "100"), (valkey, "1000")]);
    for row in &rows {
        assert!(row[2].parse::<f64>().unwrap() > 0.0 && row[4].parse::<f64>().unwrap() > 0.0, "{row:?}");
    }

    let mut connection = redis::Client::open(store.address()).unwrap().get_connection().unwrap();
    let _: () = connection.set("of-somebody-else", 1).unwrap();
    let refused = load();
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("the store is not empty"));
    assert!(connection.exists::<_, bool>("of-somebody-else").unwrap());
}
