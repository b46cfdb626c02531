// One phone in Swift that answers one JSON object a line: `open`, `public_key`, `add`, `show`, `check`, `read_card`. For
// the test that lets phones in all languages read each other's codes and cards.
import DiiaCitizenSupport
import Foundation

let desk = Desk()
while let line = readLine(strippingNewline: true) {
    FileHandle.standardOutput.write(try await desk.answer(to: line) + Data("\n".utf8))
}
