package diia.citizen.jvm

import java.io.ByteArrayOutputStream
import java.net.http.HttpResponse.BodySubscriber
import java.nio.ByteBuffer
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CompletionStage
import java.util.concurrent.Flow

/** Takes an answer up to one byte more than is wanted, which shows the library that it is too long; then hangs up. */
internal class BoundedBody(private val longest: Int) : BodySubscriber<ByteArray> {
    private val taken = ByteArrayOutputStream()
    private val whole = CompletableFuture<ByteArray>()
    private var subscription: Flow.Subscription? = null

    override fun getBody(): CompletionStage<ByteArray> = whole

    override fun onSubscribe(subscription: Flow.Subscription) {
        this.subscription = subscription
        subscription.request(Long.MAX_VALUE)
    }

    override fun onNext(pieces: List<ByteBuffer>) {
        for (piece in pieces) {
            val wanted = minOf(piece.remaining(), longest + 1 - taken.size())
            ByteArray(wanted).let { piece.get(it); taken.write(it) }
        }
        if (taken.size() > longest) {
            subscription?.cancel()
            onComplete()
        }
    }

    override fun onError(error: Throwable) {
        whole.completeExceptionally(error)
    }

    override fun onComplete() {
        whole.complete(taken.toByteArray())
    }
}
