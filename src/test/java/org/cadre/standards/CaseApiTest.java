package org.cadre.standards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.platform.settings.Settings;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The frameworks that ship, as anybody's program reads them by CASE 1.1. */
@CadreTest
class CaseApiTest {
    private static final String PLACE = "/ims/case/v1p1/";
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    Settings settings;

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(TestServer.url().resolve(PLACE + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        var answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static String id(String key) {
        return LastingIds.of(key).toString();
    }

    private static String without(JsonNode json, String field) {
        var copy = (ObjectNode) json.deepCopy();
        copy.remove(field);
        return copy.toString();
    }

    @Nested
    class Documents {
        @Test
        void areListedWithHowManyThereAre() throws Exception {
            var answer = get("CFDocuments");
            assertThat(answer.headers().firstValue("X-Total-Count")).hasValue("5");
            var documents = JSON.readTree(answer.body()).get("CFDocuments");
            assertThat(documents).hasSize(5).allSatisfy(document -> {
                assertThat(document.path("CFPackageURI").path("uri").asString())
                        .isEqualTo(settings.link(PLACE + "CFPackages/"
                                + document.get("identifier").asString()));
                assertThat(CaseSchema.wrong("CFPckgDocument", without(document, "CFPackageURI")))
                        .isEmpty();
            });
        }

        @Test
        void comeInPagesOfWhatIsAskedFor() throws Exception {
            var answer = get("CFDocuments?limit=2&offset=2&fields=title&sort=title&orderBy=desc");
            assertThat(JSON.readTree(answer.body()).toString())
                    .isEqualTo("{\"CFDocuments\":[{\"title\":\"Leading Learning Communities, 3rd edition\"},"
                            + "{\"title\":\"Leading Learning Communities, 2nd edition\"}]}");
            assertThat(answer.headers().allValues("Link"))
                    .anySatisfy(link -> assertThat(link).contains("offset=4", "rel=\"next\""))
                    .anySatisfy(link -> assertThat(link).contains("offset=0", "rel=\"prev\""));
            assertThat(json("CFDocuments?filter=" + "title~%27Educational%27").get("CFDocuments"))
                    .hasSize(1);
        }

        @Test
        void sayWhatIsWrongWithWhatIsAsked() throws Exception {
            var wrong = List.of(
                    "limit=0", "limit=x", "offset=-1", "fields=color", "sort=color", "orderBy=up", "filter=title");
            for (var one : wrong) {
                var answer = get("CFDocuments?" + one);
                assertThat(answer.statusCode()).as(one).isEqualTo(400);
                assertThat(JSON.readTree(answer.body()).path("imsx_codeMajor").asString())
                        .isEqualTo("failure");
            }
            assertThat(get("CFDocuments?fields=color").body()).contains("invalid_selection_field");
        }
    }

    @Nested
    class Packages {
        @Test
        void fitTheSchemaOfTheStandard() throws Exception {
            for (var key : List.of("llc-2008", "llc-2019", "psel-2015", "competency", "crosswalk")) {
                assertThat(CaseSchema.wrong(get("CFPackages/" + id(key)).body()))
                        .as(key)
                        .isEmpty();
            }
        }

        @Test
        void sayWhatReplacesWhat() throws Exception {
            assertThat(json("CFPackages/" + id("llc-2019")).get("CFAssociations"))
                    .anySatisfy(link -> {
                        assertThat(link.get("associationType").asString()).isEqualTo("replacedBy");
                        assertThat(link.path("originNodeURI").path("identifier").asString())
                                .isEqualTo(id("llc-2008"));
                        assertThat(link.path("destinationNodeURI")
                                        .path("identifier")
                                        .asString())
                                .isEqualTo(id("llc-2019"));
                    });
        }

        @Test
        void holdAddressesThatLeadSomewhere() throws Exception {
            var addresses = new ArrayList<String>();
            for (var key : List.of("psel-2015", "crosswalk")) {
                addresses.addAll(json("CFPackages/" + id(key)).findValuesAsString("uri"));
            }
            assertThat(addresses).hasSizeGreaterThan(50);
            for (var address : addresses.stream().distinct().toList()) {
                assertThat(address).startsWith(settings.link(PLACE));
                assertThat(get(URI.create(address).getPath().substring(PLACE.length()))
                                .statusCode())
                        .as(address)
                        .isEqualTo(200);
            }
        }
    }

    @Nested
    class Elements {
        @Test
        void sayToWhichDocumentTheyBelong() throws Exception {
            var item = json("CFItems/" + id("psel-2015-4"));
            assertThat(item.get("fullStatement").asString()).isEqualTo("Curriculum, Instruction, and Assessment");
            assertThat(item.path("CFDocumentURI").path("identifier").asString()).isEqualTo(id("psel-2015"));
            assertThat(CaseSchema.wrong("CFPckgItem", without(item, "CFDocumentURI")))
                    .isEmpty();
        }

        @Test
        void comeWithEverythingThatBeginsOrEndsAtThem() throws Exception {
            var set = json("CFItemAssociations/" + id("psel-2015-8"));
            assertThat(set.path("CFItem").path("identifier").asString()).isEqualTo(id("psel-2015-8"));
            assertThat(set.get("CFAssociations"))
                    .hasSize(2)
                    .allSatisfy(link -> assertThat(CaseSchema.wrong("CFPckgAssociation", link.toString()))
                            .isEmpty());
            var link = set.get("CFAssociations").get(1).get("identifier").asString();
            assertThat(CaseSchema.wrong("CFPckgAssociation", without(json("CFAssociations/" + link), "CFDocumentURI")))
                    .isEmpty();
        }

        @Test
        void areUnknownInTheWordsOfTheStandard() throws Exception {
            for (var list : List.of(
                    "CFDocuments",
                    "CFPackages",
                    "CFItems",
                    "CFItemAssociations",
                    "CFAssociations",
                    "CFAssociationGroupings",
                    "CFConcepts",
                    "CFSubjects",
                    "CFItemTypes",
                    "CFLicenses",
                    "CFRubrics")) {
                var unknown = get(list + "/00000000-0000-4000-8000-00000000ffff");
                assertThat(unknown.statusCode()).isEqualTo(404);
                assertThat(unknown.body()).contains("\"imsx_codeMinorFieldValue\":\"unknownobject\"");
                var noId = get(list + "/PSEL");
                assertThat(noId.statusCode()).isEqualTo(404);
                assertThat(noId.body()).contains("invalid_uuid");
            }
            assertThat(get("CFItems/" + id("psel-2015")).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void isKeptByCachesUntilItChanges() throws Exception {
        var first = get("CFPackages/" + id("psel-2015"));
        var tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(first.headers().firstValue("Cache-Control")).hasValue("max-age=300, public");
        assertThat(get("CFPackages/" + id("psel-2015"), "If-None-Match", tag).statusCode())
                .isEqualTo(304);
    }
}
