package org.cadre.certification.conformance;

import jakarta.json.JsonObject;
import java.util.List;
import org.cadre.certification.credential.DataModel;
import org.cadre.certification.credential.Json;
import org.cadre.certification.credential.Verdict;

/** What was sent is refused, with all that is wrong in the words of the standards. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String MODEL = "https://www.w3.org/TR/vc-data-model#";
    private static final String SECURITY = "https://w3id.org/security#";
    private static final String STATUS = "https://www.w3.org/ns/credentials/status-list#";

    /** One thing that is wrong, as a problem of RFC 9457. */
    record Problem(String type, String title, String detail) {
        JsonObject json() {
            return Json.object()
                    .add("type", type)
                    .add("title", title)
                    .add("detail", detail)
                    .build();
        }
    }

    private final transient List<Problem> problems;

    Refusal(List<Problem> problems) {
        super(problems.toString(), null, false, false);
        this.problems = List.copyOf(problems);
    }

    List<Problem> problems() {
        return problems;
    }

    static Refusal parsing(String detail) {
        return new Refusal(List.of(new Problem(MODEL + "PARSING_ERROR", "PARSING_ERROR", detail)));
    }

    static Refusal malformed(String detail) {
        return new Refusal(List.of(new Problem(MODEL + "MALFORMED_VALUE_ERROR", "MALFORMED_VALUE_ERROR", detail)));
    }

    static Refusal malformed(List<DataModel.Fault> faults) {
        return new Refusal(faults.stream()
                .map(fault -> new Problem(
                        MODEL + "MALFORMED_VALUE_ERROR", "MALFORMED_VALUE_ERROR", fault.path() + " " + fault.rule()))
                .toList());
    }

    static Refusal proof(String error, String detail) {
        return new Refusal(List.of(new Problem(SECURITY + error, error, detail)));
    }

    static Refusal status(String error, String detail) {
        return new Refusal(List.of(new Problem(STATUS + error, error, detail)));
    }

    static Refusal of(Verdict.Refused why) {
        return switch (why) {
            case Verdict.Malformed(var faults) -> malformed(faults);
            case Verdict.Unreadable(var problem, var detail) -> parsing(problem + " " + detail);
            case Verdict.UnknownContext(var address) -> parsing("@context " + address);
            case Verdict.Expired(var since) -> malformed("validUntil " + since);
            case Verdict.NotYetValid(var from) -> malformed("validFrom " + from);
            case Verdict.ResourceChanged(var id) -> malformed("relatedResource " + id);
            default -> proof("PROOF_VERIFICATION_ERROR", why.toString());
        };
    }
}
