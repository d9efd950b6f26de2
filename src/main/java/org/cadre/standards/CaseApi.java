package org.cadre.standards;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.cadre.people.Open;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.standards.CasePackage.Kind;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.node.ObjectNode;

/** The frameworks for anybody's program, by the REST binding of CASE 1.1; drafts are not there. */
@Controller
final class CaseApi {
    private static final int USUAL = 100;
    private static final int MOST = 1000;
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Pattern FILTER = Pattern.compile("(\\w+)(=|!=|~)'([^']*)'");

    /** Why there is no answer, as the standard words it. */
    private record Refusal(HttpStatus status, String minor, Sentence why) {}

    private final CaseElements elements;
    private final CaseAddress address;
    private final Settings settings;
    private final Texts texts;

    CaseApi(CaseElements elements, CaseAddress address, Settings settings, Texts texts) {
        this.elements = elements;
        this.address = address;
        this.settings = settings;
        this.texts = texts;
    }

    @GetMapping(CaseAddress.PLACE + "CFDocuments")
    @Open
    ResponseEntity<byte[]> documents(
            @RequestParam(defaultValue = "") String limit,
            @RequestParam(defaultValue = "") String offset,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "") String orderBy,
            @RequestParam(defaultValue = "") String filter,
            @RequestParam(defaultValue = "") List<String> fields) {
        var known = CaseShape.documentFields();
        if (!limit.isEmpty() && !limit.matches("[1-9][0-9]{0,8}")) {
            return refused("invalid_query_parameter", "standards.api.limit", limit);
        }
        if (!offset.isEmpty() && !offset.matches("[0-9]{1,9}")) {
            return refused("invalid_query_parameter", "standards.api.offset", offset);
        }
        if (!sort.isEmpty() && !known.contains(sort)) {
            return refused("invalid_sort_field", "standards.api.field", sort);
        }
        if (!orderBy.isEmpty() && !List.of("asc", "desc").contains(orderBy)) {
            return refused("invalid_query_parameter", "standards.api.order", orderBy);
        }
        for (var field : fields) {
            if (!known.contains(field)) {
                return refused("invalid_selection_field", "standards.api.field", field);
            }
        }
        var asked = FILTER.matcher(filter);
        if (!filter.isEmpty() && !(asked.matches() && known.contains(asked.group(1)))) {
            return refused("invalid_query_parameter", "standards.api.filter", filter);
        }
        var all = new ArrayList<>(elements.documents());
        if (!filter.isEmpty()) {
            all.removeIf(one -> !fits(one.path(asked.group(1)).asString(""), asked.group(2), asked.group(3)));
        }
        if (!sort.isEmpty()) {
            Comparator<ObjectNode> order =
                    Comparator.comparing(one -> one.path(sort).asString(""));
            all.sort(orderBy.equals("desc") ? order.reversed() : order);
        }
        int most = limit.isEmpty() ? USUAL : Math.min(Integer.parseInt(limit), MOST);
        int from = offset.isEmpty() ? 0 : Integer.parseInt(offset);
        var page = all.stream()
                .skip(from)
                .limit(most)
                .map(one -> only(one, fields))
                .toList();
        var json = CasePackage.JSON.createObjectNode();
        json.set("CFDocuments", CasePackage.JSON.createArrayNode().addAll(page));
        return answer(ok(), json, builder -> {
            builder.header("X-Total-Count", String.valueOf(all.size()));
            links(all.size(), from, most, sort, orderBy, filter, fields).forEach(link -> builder.header("Link", link));
            return builder;
        });
    }

    private static boolean fits(String value, String how, String wanted) {
        return switch (how) {
            case "=" -> value.equals(wanted);
            case "!=" -> !value.equals(wanted);
            default -> value.contains(wanted);
        };
    }

    private static ObjectNode only(ObjectNode document, List<String> fields) {
        return fields.isEmpty() ? document : document.retain(fields);
    }

    private List<String> links(
            int all, int from, int most, String sort, String orderBy, String filter, List<String> fields) {
        var links = new ArrayList<String>();
        Function<Integer, String> page =
                offset -> UriComponentsBuilder.fromUriString(settings.link(CaseAddress.PLACE + "CFDocuments"))
                        .queryParam("limit", most)
                        .queryParam("offset", offset)
                        .queryParamIfPresent("sort", given(sort))
                        .queryParamIfPresent("orderBy", given(orderBy))
                        .queryParamIfPresent("filter", given(filter))
                        .queryParamIfPresent("fields", given(String.join(",", fields)))
                        .build()
                        .encode()
                        .toUriString();
        links.add("<" + page.apply(0) + ">; rel=\"first\"");
        if (from > 0) {
            links.add("<" + page.apply(Math.max(0, from - most)) + ">; rel=\"prev\"");
        }
        if (from + most < all) {
            links.add("<" + page.apply(from + most) + ">; rel=\"next\"");
        }
        links.add("<" + page.apply(all == 0 ? 0 : (all - 1) / most * most) + ">; rel=\"last\"");
        return links;
    }

    private static Optional<String> given(String value) {
        return Optional.of(value).filter(one -> !one.isEmpty());
    }

    @GetMapping(CaseAddress.PLACE + "CFDocuments/{id}")
    @Open
    ResponseEntity<byte[]> document(@PathVariable String id) {
        return one(id, elements::document);
    }

    @GetMapping(CaseAddress.PLACE + "CFPackages/{id}")
    @Open
    ResponseEntity<byte[]> content(@PathVariable String id) {
        return one(id, elements::content);
    }

    @GetMapping(CaseAddress.PLACE + "CFItems/{id}")
    @Open
    ResponseEntity<byte[]> item(@PathVariable String id) {
        return one(id, found -> elements.part(Kind.ITEM, found));
    }

    @GetMapping(CaseAddress.PLACE + "CFItemAssociations/{id}")
    @Open
    ResponseEntity<byte[]> associations(@PathVariable String id) {
        return one(id, elements::associationsOf);
    }

    @GetMapping(CaseAddress.PLACE + "CFAssociations/{id}")
    @Open
    ResponseEntity<byte[]> association(@PathVariable String id) {
        return one(id, found -> elements.part(Kind.ASSOCIATION, found));
    }

    @GetMapping(CaseAddress.PLACE + "CFAssociationGroupings/{id}")
    @Open
    ResponseEntity<byte[]> grouping(@PathVariable String id) {
        return one(id, found -> elements.part(Kind.GROUPING, found));
    }

    @GetMapping(CaseAddress.PLACE + "CFConcepts/{id}")
    @Open
    ResponseEntity<byte[]> concept(@PathVariable String id) {
        return one(id, found -> elements.withBelow(Kind.CONCEPT, found));
    }

    @GetMapping(CaseAddress.PLACE + "CFSubjects/{id}")
    @Open
    ResponseEntity<byte[]> subject(@PathVariable String id) {
        return one(id, found -> elements.withBelow(Kind.SUBJECT, found));
    }

    @GetMapping(CaseAddress.PLACE + "CFItemTypes/{id}")
    @Open
    ResponseEntity<byte[]> itemType(@PathVariable String id) {
        return one(id, found -> elements.withBelow(Kind.ITEM_TYPE, found));
    }

    @GetMapping(CaseAddress.PLACE + "CFLicenses/{id}")
    @Open
    ResponseEntity<byte[]> license(@PathVariable String id) {
        return one(id, found -> elements.part(Kind.LICENSE, found));
    }

    @GetMapping(CaseAddress.PLACE + "CFRubrics/{id}")
    @Open
    ResponseEntity<byte[]> rubric(@PathVariable String id) {
        return one(id, found -> elements.part(Kind.RUBRIC, found));
    }

    private ResponseEntity<byte[]> one(String written, Function<UUID, Optional<ObjectNode>> find) {
        var id = CaseShape.id(written);
        if (id == null) {
            return refused(HttpStatus.NOT_FOUND, "invalid_uuid", Sentence.of("standards.api.no-id", written));
        }
        return find.apply(id)
                .map(json -> answer(ok(), json, builder -> builder))
                .orElseGet(() ->
                        refused(HttpStatus.NOT_FOUND, "unknownobject", Sentence.of("standards.api.unknown", written)));
    }

    private ResponseEntity<byte[]> refused(String minor, String why, String written) {
        return refused(HttpStatus.BAD_REQUEST, minor, Sentence.of(why, written));
    }

    private ResponseEntity<byte[]> refused(HttpStatus status, String minor, Sentence why) {
        var refusal = new Refusal(status, minor, why);
        var json = CasePackage.JSON.createObjectNode();
        json.put("imsx_codeMajor", "failure");
        json.put("imsx_severity", "error");
        json.put("imsx_description", texts.say(refusal.why));
        json.putObject("imsx_codeMinor")
                .putArray("imsx_codeMinorField")
                .addObject()
                .put("imsx_codeMinorFieldName", "TargetEndSystem")
                .put("imsx_codeMinorFieldValue", refusal.minor);
        return open(ResponseEntity.status(refusal.status))
                .cacheControl(CacheControl.noCache())
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity.BodyBuilder ok() {
        return open(ResponseEntity.ok());
    }

    /** Pages of others may ask too. */
    private static ResponseEntity.BodyBuilder open(ResponseEntity.BodyBuilder builder) {
        return builder.header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Expose-Headers", "X-Total-Count, Link, ETag");
    }

    private ResponseEntity<byte[]> answer(
            ResponseEntity.BodyBuilder builder,
            ObjectNode json,
            Function<ResponseEntity.BodyBuilder, ResponseEntity.BodyBuilder> more) {
        var bytes = address.outward(json.toString()).getBytes(StandardCharsets.UTF_8);
        return more.apply(builder)
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .eTag("\"" + digest(bytes) + "\"")
                .contentType(MediaType.APPLICATION_JSON)
                .body(bytes);
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
