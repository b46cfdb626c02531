import DiiaCitizenSupport
import SwiftUI

/// The verdict, as large as it can be. Colour is never the only sign: a picture and words say the same.
struct VerdictView: View {
    @StateObject private var watched: Watched<VerdictModel>
    @Environment(\.diiaLanguage) private var language
    @Environment(\.scenePhase) private var scenePhase

    init(model: VerdictModel) { _watched = StateObject(wrappedValue: Watched(model)) }

    private var model: VerdictModel { watched.model }

    var body: some View {
        Group {
            if model.state.isCleared {
                Text(Texts.cleared.text(in: language)).font(.title2).padding()
            } else {
                verdict.hiddenFromCapture()
            }
        }
        .task { await model.run() }
        .onAppear { AccessibilityNotification.Announcement(model.state.label).post() }
        .onDisappear { model.clear() }
        .onChange(of: scenePhase) { _, phase in if phase == .background { model.clear() } }
    }

    private var verdict: some View {
        VStack(alignment: .leading, spacing: 16) {
            VStack(spacing: 12) {
                Image(systemName: picture).font(.system(size: 72)).accessibilityHidden(true)
                Text(model.state.headline).font(.largeTitle.bold()).multilineTextAlignment(.center)
            }
            .frame(maxWidth: .infinity)
            .padding(.vertical, 32)
            .background(colour.opacity(0.25), in: .rect(cornerRadius: 20))
            .accessibilityElement(children: .combine)
            .accessibilityAddTraits(.isHeader)
            ForEach(model.state.warnings, id: \.self) { Label($0, systemImage: "exclamationmark.triangle").font(.headline) }
            ForEach(model.state.lines, id: \.name) { line in
                VStack(alignment: .leading) {
                    Text(line.name).font(.subheadline).foregroundStyle(.secondary)
                    Text(line.text).font(.title3)
                }
                .accessibilityElement(children: .ignore)
                .accessibilityLabel(line.label)
            }
            if let nextStep = model.state.nextStep { Label(nextStep, systemImage: "arrow.forward.circle").font(.headline) }
            if let note = model.state.portraitNote { Label(note, systemImage: "person.crop.rectangle").font(.headline) }
            if let portrait = model.state.portrait {
                PortraitView(portrait: portrait)
            } else if model.state.promisesPortrait {
                PortraitScanner { model.takePortrait($0) }
            }
            if let notice = model.state.notice { NoticeView(notice: notice) }
        }
        .padding()
    }

    private var picture: String {
        switch model.state.outcome {
        case .valid: "checkmark.circle"
        case .attention: "exclamationmark.triangle"
        case .refused: "xmark.octagon"
        }
    }

    private var colour: Color {
        switch model.state.outcome {
        case .valid: .green
        case .attention: .orange
        case .refused: .red
        }
    }
}
