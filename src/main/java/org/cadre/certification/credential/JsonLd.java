package org.cadre.certification.credential;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.processor.ExpansionProcessor;
import com.apicatalog.jsonld.processor.ToRdfProcessor;
import com.apicatalog.jsonld.uri.UriValidationPolicy;
import com.apicatalog.rdf.api.RdfQuadConsumer;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From a document to what it says, statement by statement, refusing what would be left out on the way. */
final class JsonLd {
    private JsonLd() {}

    /** The statements of a document; nothing in it is left unsaid. */
    static List<Quad> quads(JsonObject document) {
        try {
            var options = options();
            var expanded = ExpansionProcessor.expand(JsonDocument.of(document), options, false);
            SafeExpansion.check(expanded);
            return quads(expanded, options);
        } catch (JsonLdError e) {
            throw unsafe(e);
        } catch (StackOverflowError e) {
            throw new UnsafeDocument(UnsafeDocument.Problem.TOO_COMPLEX, "JSON-LD");
        }
    }

    /** What is signed: the document in RDFC-1.0's canonical form. */
    static String canonical(JsonObject document) {
        return Canonical.of(quads(document));
    }

    private static List<Quad> quads(JsonArray expanded, JsonLdOptions options) throws JsonLdError {
        var quads = new ArrayList<Quad>();
        ToRdfProcessor.toRdf(
                new RdfQuadConsumer() {
                    @Override
                    public RdfQuadConsumer quad(
                            String subject,
                            String predicate,
                            String object,
                            @Nullable String datatype,
                            @Nullable String language,
                            @Nullable String direction,
                            @Nullable String graph) {
                        quads.add(new Quad(
                                Quad.resource(subject),
                                Quad.resource(predicate),
                                RdfQuadConsumer.isLiteral(datatype, language, direction)
                                        ? Quad.literal(object, datatype, language)
                                        : Quad.resource(object),
                                graph == null ? null : Quad.resource(graph)));
                        return this;
                    }
                },
                expanded,
                options);
        return quads;
    }

    private static JsonLdOptions options() {
        var options = new JsonLdOptions(Contexts.LOADER);
        options.setUndefinedTermsPolicy(JsonLdOptions.ProcessingPolicy.Fail);
        // Stricter here, it would leave out what it dislikes without a word; SafeExpansion refuses instead.
        options.setUriValidation(UriValidationPolicy.SchemeOnly);
        options.setRdfDirection(JsonLdOptions.RdfDirection.I18N_DATATYPE);
        return options;
    }

    private static UnsafeDocument unsafe(JsonLdError error) {
        var detail = String.valueOf(error.getMessage());
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonLdError one && one.getCode() == JsonLdErrorCode.LOADING_DOCUMENT_FAILED) {
                return new UnsafeDocument(UnsafeDocument.Problem.UNKNOWN_CONTEXT, String.valueOf(one.getMessage()));
            }
        }
        return new UnsafeDocument(
                error.getCode() == JsonLdErrorCode.UNDEFINED_TERM
                        ? UnsafeDocument.Problem.UNDEFINED_TERM
                        : UnsafeDocument.Problem.NOT_JSON_LD,
                detail);
    }
}
