//! How benchlens behaves in a terminal of 120×40, beside other programs that show the same table.
//!
//!     cargo bench --bench terminal                    # the pair of `support/files.rs`
//!     cargo bench --bench terminal -- REF HEAD
//!     cargo bench --bench terminal -- growth          # the same pair, 10 times and 100 times (2 × 200 MB)
//!
//! Peers are taken where they are on the path (less, csvlens), and a bare table of ratatui is built in. Each round
//! starts all of them one after another, so that a drift of the machine's speed meets all. Memory, writes and wake-ups
//! are Linux's (`/proc`).

#![expect(clippy::print_stdout, reason = "a measurement prints its figures")]

#[path = "../support/files.rs"]
mod files;
mod growth;
mod peers;
#[expect(dead_code, reason = "the measurement of trees needs more of it")]
mod program;

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use peers::Peer;
use program::{Link, Program, Usage, milliseconds};

const BENCHLENS: &str = env!("CARGO_BIN_EXE_benchlens");

/// How often each program is started for the figures of its start.
const ROUNDS: usize = 15;

/// A key that is held repeats so often ...
const REPEAT: Duration = Duration::from_millis(33);
/// ... for about three seconds.
const REPEATS: u32 = 100;

const SLOW: Link = Link {
    bytes_per_second: 20_000.0,
    round_trip: Duration::from_millis(200),
};

fn main() {
    // Cargo adds an argument of its own.
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| word != "--bench")
        .collect();
    let folder = tempfile::tempdir().expect("there is room for temporary files");
    match &arguments[..] {
        [word, file] if word == peers::BARE => peers::bare(file).expect("the bare table is shown"),
        [word] if word == "growth" => growth::print(folder.path()),
        [reference, head] => compare(&[reference.clone(), head.clone()], folder.path()),
        [] => compare(&unpacked(folder.path()), folder.path()),
        _ => eprintln!("usage: cargo bench --bench terminal [-- REF HEAD | -- growth]"),
    }
}

/// The pair as plain files: unpacking is not what is measured here.
fn unpacked(folder: &Path) -> [String; 2] {
    let texts = files::texts();
    let file = |name: &str, text: &String| {
        let file = folder.join(name);
        std::fs::write(&file, text).expect("the folder can be written to");
        file.to_string_lossy().into_owned()
    };
    [file("ref.json", &texts[0]), file("head.json", &texts[1])]
}

/// One line of the table: what is measured, the figure of each program, and the aim.
struct Figure {
    what: &'static str,
    aim: &'static str,
    of_each: Vec<Option<f64>>,
}

fn compare(pair: &[String; 2], folder: &Path) {
    let peers = peers::all(BENCHLENS, pair, folder);
    let mut figures = starts(&peers);
    let keys: Vec<Keys> = peers.iter().map(keys).collect();
    let mut add = |what, aim, of: &dyn Fn(&Keys) -> Option<f64>| {
        let of_each = keys.iter().map(of).collect();
        figures.push(Figure { what, aim, of_each });
    };
    add("bytes of a move within the screen", "<= 200", &|keys| {
        Some(keys.move_bytes)
    });
    add("bytes of a row, j held through all", "<= 600", &|keys| {
        Some(keys.held_bytes)
    });
    add("writes of a frame", "1", &|keys| Some(keys.writes));
    add("key to last byte, ms", "<= 1", &|keys| Some(keys.time));
    add("key of a filter, ms", "<= 5", &|keys| keys.filter_time);
    add("3 s idle: bytes", "0", &|keys| Some(keys.idle_bytes));
    add("3 s idle: wake-ups", "0", &|keys| Some(keys.idle.wake_ups));
    add("3 s idle: CPU, ticks of 10 ms", "0", &|keys| {
        Some(keys.idle.cpu_ticks)
    });
    let held: Vec<(f64, f64)> = peers.iter().map(held_on_a_slow_link).collect();
    figures.push(Figure {
        what: "slow link: settled after, ms",
        aim: "<= the next",
        of_each: held.iter().map(|(settled, _)| Some(*settled)).collect(),
    });
    figures.push(Figure {
        what: "  a round trip and two frames, ms",
        aim: "",
        of_each: held.iter().map(|(_, allowed)| Some(*allowed)).collect(),
    });

    println!(
        "120×40, medians of {ROUNDS} starts; slow link: 20 KB/s and 200 ms, j held for {REPEATS} repeats\n"
    );
    print!("{:34} {:>12}", "", "aim");
    for peer in &peers {
        print!(" {:>13}", peer.name);
    }
    println!();
    for figure in &figures {
        print!("{:34} {:>12}", figure.what, figure.aim);
        for value in &figure.of_each {
            match value {
                Some(value) => print!(" {value:>13.1}"),
                None => print!(" {:>13}", "–"),
            }
        }
        println!();
    }
}

/// The first frame, over that of less too, and the peak of memory.
fn starts(peers: &[Peer]) -> Vec<Figure> {
    let mut rounds: Vec<Vec<Start>> = Vec::new();
    for _ in 0..ROUNDS {
        rounds.push(peers.iter().map(start).collect());
    }
    let of_each = |of: &dyn Fn(&[Start], usize) -> f64| -> Vec<Option<f64>> {
        let median_of =
            |index: usize| median(rounds.iter().map(|round| of(round, index)).collect());
        (0..peers.len())
            .map(|index| Some(median_of(index)))
            .collect()
    };
    let less = peers.iter().position(|peer| peer.name == "less");
    let mut figures = vec![
        Figure {
            what: "first complete frame, ms",
            aim: "<= 12",
            of_each: of_each(&|round, index| round[index].time),
        },
        Figure {
            what: "  bytes of it",
            aim: "",
            of_each: of_each(&|round, index| round[index].bytes),
        },
        Figure {
            what: "  questions to the terminal",
            aim: "0",
            of_each: of_each(&|round, index| round[index].questions),
        },
        Figure {
            what: "peak memory, MiB",
            aim: "<= 12",
            of_each: of_each(&|round, index| round[index].usage.peak_kib / 1024.0),
        },
    ];
    if let Some(less) = less {
        let of_each = of_each(&|round, index| round[index].time / round[less].time);
        let times = Figure {
            what: "  times less",
            aim: "6.3",
            of_each,
        };
        figures.insert(1, times);
    }
    figures
}

struct Start {
    time: f64,
    bytes: f64,
    questions: f64,
    usage: Usage,
}

fn start(peer: &Peer) -> Start {
    let mut program = Program::start(&peer.command, None);
    let answer = program.answer(true);
    let last = answer.last.expect("the program shows something");
    Start {
        time: milliseconds(last - program.started),
        bytes: answer.output.len() as f64,
        questions: questions(&answer.output) as f64,
        usage: program.usage(),
    }
}

/// How many sequences ask the terminal for an answer: its attributes, its state, the cursor's place, its colours.
fn questions(output: &[u8]) -> usize {
    const ASKING: [&[u8]; 7] = [
        b"\x1b[c", b"\x1b[0c", b"\x1b[>c", b"\x1b[5n", b"\x1b[6n", b"\x1b[?u", b";?\x07",
    ];
    let count = |asking: &&[u8]| {
        output
            .windows(asking.len())
            .filter(|window| window == asking)
            .count()
    };
    let of_colours = output
        .windows(4)
        .filter(|window| window == b";?\x1b\\")
        .count();
    ASKING.iter().map(count).sum::<usize>() + of_colours
}

struct Keys {
    move_bytes: f64,
    held_bytes: f64,
    writes: f64,
    time: f64,
    filter_time: Option<f64>,
    idle_bytes: f64,
    idle: Usage,
}

fn keys(peer: &Peer) -> Keys {
    /// So many rows are on the screen of every program.
    const MOVES: usize = 15;
    /// As many as the table has.
    const ROWS: usize = 95;
    let mut program = Program::start(&peer.command, None);
    program.answer(true);
    let before = program.usage();
    let moves: Vec<(f64, f64)> = (0..ROWS)
        .map(|_| {
            let (answer, time) = program.key("j");
            (answer.output.len() as f64, time)
        })
        .collect();
    let answered = moves
        .iter()
        .filter(|(bytes, _)| *bytes > 0.0)
        .count()
        .max(1);
    let writes = (program.usage().writes - before.writes) / answered as f64;
    let bytes = |moves: &[(f64, f64)]| moves.iter().map(|(bytes, _)| bytes).sum::<f64>();
    let filter_time = peer.is_ours.then(|| {
        program.key("/");
        let times = ["t", "r", "e", "e", "\x7f", "\x7f", "a"].map(|key| program.key(key).1);
        program.key("\x1b");
        median(times.to_vec())
    });
    // What a late wake-up of the keys before was for is not idling.
    thread::sleep(Duration::from_millis(300));
    program.answer(false);
    let (before, from) = (program.usage(), Instant::now());
    let mut idle_bytes = 0;
    while from.elapsed() < Duration::from_secs(3) {
        idle_bytes += program.answer(false).output.len();
    }
    let after = program.usage();
    Keys {
        move_bytes: median(moves[..MOVES].iter().map(|(bytes, _)| *bytes).collect()),
        held_bytes: bytes(&moves) / answered as f64,
        writes,
        time: median(moves.iter().map(|(_, time)| *time).collect()),
        filter_time,
        idle_bytes: idle_bytes as f64,
        idle: Usage {
            wake_ups: after.wake_ups - before.wake_ups,
            cpu_ticks: after.cpu_ticks - before.cpu_ticks,
            ..after
        },
    }
}

/// Holds `j`: milliseconds from letting it go to the last byte that came of it, and how many a round trip and two
/// frames take.
fn held_on_a_slow_link(peer: &Peer) -> (f64, f64) {
    let mut program = Program::start(&peer.command, Some(SLOW));
    let mut first = program.answer(true);
    // A frame in pieces has pauses in it here.
    thread::sleep(Duration::from_secs(2));
    first.output.extend(program.answer(false).output);
    let begin = Instant::now();
    let one_way = SLOW.round_trip / 2;
    for repeat in 0..REPEATS {
        let arrives = begin + REPEAT * repeat + one_way;
        thread::sleep(arrives.saturating_duration_since(Instant::now()));
        program.press("j");
    }
    let let_go = begin + REPEAT * (REPEATS - 1);
    let mut last = None;
    // The pieces of three seconds wait already; a late one may take a while.
    for _ in 0..25 {
        let answer = program.answer(false);
        last = answer.last.or(last);
    }
    let settled = last.map_or(Duration::ZERO, |last| {
        last.saturating_duration_since(let_go)
    });
    let frames = 2.0 * first.output.len() as f64 / SLOW.bytes_per_second;
    (
        milliseconds(settled),
        milliseconds(SLOW.round_trip + Duration::from_secs_f64(frames)),
    )
}

/// The middle of some values; NaN without any.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
