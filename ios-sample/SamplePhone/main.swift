// One phone with the sample on it, operated by lines of text: a command in, one JSON object out. The commands are in
// ios-sample/README.md. For tests in which phones of several programs meet.
import DiiaCitizenSupport
import Foundation

let operated = OperatedPhone()
while let line = readLine(strippingNewline: true) {
    FileHandle.standardOutput.write(await operated.answer(to: line) + Data("\n".utf8))
}
