import DiiaCitizenSupport
import PhotosUI
import SwiftUI

/// The camera, with two ways round it: paste, and pick a picture.
struct ScannerView: View {
    let phone: CitizenPhone
    @StateObject private var watched: Watched<ScannerModel>
    @State private var hasCamera = false
    @State private var picked: PhotosPickerItem?
    @State private var destination: ShownDestination?
    @Environment(\.diiaLanguage) private var language

    init(phone: CitizenPhone, citizen: DiiaCitizen) {
        self.phone = phone
        _watched = StateObject(wrappedValue: Watched(ScannerModel(phone: phone, citizen: citizen)))
    }

    private var model: ScannerModel { watched.model }

    var body: some View {
        VStack(spacing: 16) {
            // Behind a sheet the camera is off.
            if hasCamera, destination == nil {
                Camera { take($0) } failed: {
                    hasCamera = false
                    model.cameraIsNotThere()
                }
                .clipShape(.rect(cornerRadius: 20))
                .accessibilityLabel(Texts.pointCamera.text(in: language))
            } else {
                Spacer()
            }
            if model.state.isWorking { ProgressView() }
            if let notice = model.state.notice { NoticeView(notice: notice) }
            HStack {
                PasteButton(payloadType: String.self) { texts in
                    Task { @MainActor in take(texts.first ?? "") }
                }
                PhotosPicker(selection: $picked, matching: .images) {
                    Label(Texts.pickPicture.text(in: language), systemImage: "photo")
                }
                .buttonStyle(.bordered)
            }
        }
        .padding()
        .task {
            hasCamera = await Camera.isThere()
            if !hasCamera { model.cameraIsNotThere() }
        }
        .onChange(of: picked) { _, item in
            if let item { Task { await read(item) } }
        }
        .sheet(item: $destination) { DestinationView(shown: $0, phone: phone) }
    }

    private func take(_ text: String) {
        Task { destination = await model.take(text).map(ShownDestination.init) }
    }

    private func read(_ item: PhotosPickerItem) async {
        picked = nil
        let data = try? await item.loadTransferable(type: Data.self)
        let text = await Task.detached { data.flatMap(CodeInPicture.text(in:)) }.value
        if let text { take(text) } else { model.takePictureWithoutCode() }
    }
}
