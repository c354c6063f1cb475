import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Validates PDF files against their standards, many files in one virtual machine.
 *
 * <p>Reads one line for each question, {@code flavour TAB path} (flavours are veraPDF's: {@code 2a},
 * {@code ua1}), and answers each with one line {@code rule TAB count TAB message} for every rule
 * that is broken, then {@code checks TAB count} or {@code error TAB message}.
 */
public final class Validate {
    private static final int MAX_CHECKS_SHOWN = 100;

    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] question = line.split("\t", 2);
            try {
                answer(question[0], new File(question[1]), out);
            } catch (Exception error) {
                out.println("error\t" + oneLine(error.toString()));
            }
        }
    }

    private static void answer(String id, File file, PrintStream out) throws Exception {
        var flavour = PDFAFlavour.byFlavourId(id);
        try (var parser = Foundries.defaultInstance().createParser(file, flavour);
                var validator =
                        Foundries.defaultInstance()
                                .createValidator(flavour, MAX_CHECKS_SHOWN, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            result.getFailedChecks().forEach((rule, count) -> out.println(
                    rule.getClause() + "-" + rule.getTestNumber() + "\t" + count + "\t"
                            + firstMessage(result, rule.toString())));
            out.println("checks\t" + result.getTotalAssertions());
        }
    }

    private static String firstMessage(ValidationResult result, String rule) {
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getRuleId().toString().equals(rule)
                    && assertion.getStatus() == TestAssertion.Status.FAILED) {
                return oneLine(assertion.getMessage() + " | " + assertion.getLocation().getContext());
            }
        }
        return "";
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
