import java.io.FileInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * java -cp JARS PdfaCheck.java FLAVOUR FILE…: validates each file against a flavour of PDF/A (2u, 1b …) with veraPDF.
 * Prints one line a file: the file, "yes" or "no", how many checks were made, and the rules that were broken.
 * Ends with 1 if any file breaks a rule.
 */
public final class PdfaCheck {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(arguments[0]);
        boolean good = flavour != PDFAFlavour.NO_FLAVOUR;
        for (int i = 1; i < arguments.length; i++) {
            try (InputStream file = new FileInputStream(arguments[i]);
                    PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                    PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                ValidationResult result = validator.validate(parser);
                Map<String, String> broken = new TreeMap<>();
                for (TestAssertion assertion : result.getTestAssertions()) {
                    if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                        broken.put(assertion.getRuleId().getClause() + " t" + assertion.getRuleId().getTestNumber(),
                                assertion.getMessage() + " at " + assertion.getLocation().getContext());
                    }
                }
                good &= result.isCompliant();
                System.out.println(arguments[i] + "\t" + (result.isCompliant() ? "yes" : "no") + "\t"
                        + result.getTotalAssertions() + "\t" + broken);
            }
        }
        System.exit(good ? 0 : 1);
    }
}
