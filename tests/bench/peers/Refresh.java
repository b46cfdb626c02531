import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;

/** The text of a code as a symbol and as pixels, by ZXing, on a JVM that has warmed up. One line a figure. */
public class Refresh {
    static volatile Object sink;

    public static void main(String[] arguments) throws Exception {
        String text = arguments[0];
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        PrivateKey key = generator.generateKeyPair().getPrivate();
        ByteMatrix matrix = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        time("symbol", matrix.getWidth(), () -> Encoder.encode(text, ErrorCorrectionLevel.M));
        time("sign + symbol + pixels", matrix.getWidth(), () -> {
            sink = sign(key);
            return pixels(Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix());
        });
    }

    static byte[] sign(PrivateKey key) throws Exception {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key);
        signature.update(new byte[61]);
        return signature.sign();
    }

    /** One byte a pixel, eight pixels a module. */
    static byte[] pixels(ByteMatrix matrix) {
        int modules = matrix.getWidth(), side = (modules + 8) * 8;
        byte[] image = new byte[side * side];
        for (int y = 0; y < modules; y++) {
            int top = (y + 4) * 8 * side;
            for (int x = 0; x < modules; x++) {
                if (matrix.get(x, y) == 1) Arrays.fill(image, top + (x + 4) * 8, top + (x + 5) * 8, (byte) 255);
            }
            for (int row = 1; row < 8; row++) System.arraycopy(image, top, image, top + row * side, side);
        }
        return image;
    }

    static void time(String what, int side, Callable<Object> work) throws Exception {
        for (long end = System.nanoTime() + 3_000_000_000L; System.nanoTime() < end; ) sink = work.call();
        long[] took = new long[400];
        for (int i = 0; i < took.length; i++) {
            long start = System.nanoTime();
            sink = work.call();
            took[i] = System.nanoTime() - start;
        }
        Arrays.sort(took);
        System.out.printf(Locale.ROOT, "ZXing (Java), %s\t%.1f\t%d%n", what, took[200] / 1e3, side);
    }
}
