import DiiaCitizenSupport

/// Where a scanned, pasted or opened text leads.
@MainActor public enum Destination {
    case verdict(VerdictModel)
    case consent(ConsentModel)
    case signing(SigningModel)
    case answer(AnswerModel)
    case refusal(Notice)

    /// Asks the library what a text is. A link that is no code, card or ask by itself is opened through the server.
    public static func of(
        _ text: String, openedBy: OpenedBy, phone: CitizenPhone, citizen: DiiaCitizen
    ) async -> Destination {
        do {
            let scanned: Scanned
            do {
                scanned = try citizen.scan(text: text)
            } catch {
                guard let digits = try? parseThirteenDigits(text: text) else { throw error }
                let verdict = try await citizen.checkDigits(digits: digits.text, expectedKind: nil)
                return .verdict(VerdictModel(verdict, phone: phone))
            }
            switch scanned {
            case .code(let text): return .verdict(VerdictModel(try citizen.check(text: text), phone: phone))
            case .ask(let text): return .answer(AnswerModel(try citizen.readAsk(text: text), phone: phone, citizen: citizen))
            case .portrait: return .refusal(Notice(Texts.portraitAlone, code: "portrait_alone", in: phone.language))
            case .request(let text, _): return .consent(ConsentModel(try citizen.consent(text: text), phone: phone))
            case .link: return of(try await citizen.openAny(link: text, openedBy: openedBy), phone: phone, citizen: citizen)
            }
        } catch {
            return .refusal(Notice(error, in: phone.language) ?? Notice(Texts.cancelled, code: "cancelled", in: phone.language))
        }
    }

    /// A request that an institution has raised by the code on this screen.
    public static func request(_ id: String, phone: CitizenPhone, citizen: DiiaCitizen) async -> Destination {
        do {
            return .consent(ConsentModel(try await citizen.openRequest(requestId: id), phone: phone))
        } catch {
            return .refusal(Notice(error, in: phone.language) ?? Notice(Texts.cancelled, code: "cancelled", in: phone.language))
        }
    }

    private static func of(_ opened: OpenedRequest, phone: CitizenPhone, citizen: DiiaCitizen) -> Destination {
        switch opened {
        case .documents(let consent): .consent(ConsentModel(consent, phone: phone))
        case .signatures(let signing): .signing(SigningModel(signing, phone: phone, citizen: citizen))
        }
    }
}
