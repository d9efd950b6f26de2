package org.cadre;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cadre.people.Open;
import org.cadre.people.Role;
import org.cadre.platform.web.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whatever a stranger puts into an address that is open to them is answered, and no mistake of ours. */
@CadreTest
class StrangeAddressesTest {
    private static final int AT_ONCE = 4;

    /** As they stand in an address. */
    private static final List<String> STRANGE = List.of(
            "%00",
            "a%00b",
            // Bytes that are no character, and half of one.
            "%FF",
            "%ED%A0%80",
            // What the database takes apart into brackets and quotation marks.
            "%E2%91%B4",
            "%C5%89",
            // Letters that are two characters each, of which a cut leaves one.
            "a" + "%F0%9D%90%80".repeat(40),
            "x".repeat(3_000),
            "'%22%5C%25_*%3A%26%7C!()%3C%3E",
            "%7Bx%7D%24%7By%7D",
            "..%5C..%2F",
            "%0D%0ASet-Cookie:%20a=b",
            "-1",
            "2147483647",
            "99999999999999999999",
            "999999999-99",
            "00000000-0000-0000-0000-000000000000");

    /** What pages read from a form, beside the parameters they name. */
    private static final List<String> OF_FORMS =
            List.of("q", "kind", "state", "field", "then", "within", "before", "after");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private ApplicationContext beans;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void areAnsweredWithoutAMistakeOfOurs() throws Exception {
        var places = new ArrayList<>(places());
        assertThat(places).hasSizeGreaterThan(1_000);
        var parts = new ArrayList<Callable<List<String>>>();
        for (int i = 0; i < AT_ONCE; i++) {
            var part = places.subList(i * places.size() / AT_ONCE, (i + 1) * places.size() / AT_ONCE);
            parts.add(() -> mistakes(part));
        }
        assertThat(Race.of(parts).stream().flatMap(List::stream)).isEmpty();
    }

    private List<String> mistakes(List<String> places) throws IOException, InterruptedException {
        var mistakes = new ArrayList<String>();
        for (String place : places) {
            var answer = send(HttpRequest.newBuilder(TestServer.url().resolve(place)));
            if (isMistake(answer)) {
                mistakes.add(answer.statusCode() + " " + place);
            }
        }
        return mistakes;
    }

    private HttpResponse<Void> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding());
    }

    /** Sending somebody on without saying where is one, too. */
    private static boolean isMistake(HttpResponse<Void> answer) {
        return answer.statusCode() >= 500
                || answer.statusCode() == 303
                        && answer.headers().firstValue("Location").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/inquiry", "/language", "/check/file", "/wallet/token", "/wallet/credential", "/dates"})
    void sentToWithWhatIsNoFormAreAnsweredSoToo(String place) throws Exception {
        for (String body : List.of("q=%FF", "q=%00&language=%00&then=%0D%0A", "&&&=%", "{", "x=1&".repeat(2_000))) {
            for (String type : List.of(
                    "application/x-www-form-urlencoded",
                    "multipart/form-data",
                    "multipart/form-data; boundary=b",
                    "application/json",
                    "no/type; charset=none")) {
                assertThat(send(HttpRequest.newBuilder(TestServer.url().resolve(place))
                                        .header("Content-Type", type)
                                        .POST(HttpRequest.BodyPublishers.ofString(body)))
                                .statusCode())
                        .as("%s with %s as %s", place, body, type)
                        .isLessThan(500);
            }
        }
    }

    /** Its page has a field in which the reader's words stand again. */
    @Test
    void doNotBreakThePageThatSaysSo() {
        var office = new PartOne(beans).signedIn(new PartOne(beans).person("Ada Office", Role.OFFICE));
        office.get("/office/search?q=%FF").hasStatus(400);
    }

    private Set<String> places() {
        var places = new LinkedHashSet<String>();
        mappings.getHandlerMethods().forEach((info, handler) -> {
            if (handler.hasMethodAnnotation(Open.class)
                    && info.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
                info.getPatternValues().forEach(route -> places.addAll(places(route, handler)));
            }
        });
        return places;
    }

    private static List<String> places(String route, HandlerMethod handler) {
        return route.contains("{")
                ? STRANGE.stream()
                        .map(one -> route.replaceAll("\\{[^}]*}", one.replace("$", "\\$")))
                        .toList()
                : names(handler)
                        .flatMap(name -> STRANGE.stream().map(one -> route + "?" + name + "=" + one))
                        .toList();
    }

    /** What the page reads, and something it does not know. */
    private static Stream<String> names(HandlerMethod handler) {
        return Stream.concat(
                        Stream.of("x"),
                        Arrays.stream(handler.getMethodParameters()).flatMap(StrangeAddressesTest::names))
                .distinct();
    }

    private static Stream<String> names(MethodParameter parameter) {
        if (parameter.getParameterType() == Form.class) {
            return OF_FORMS.stream();
        }
        return parameter.hasParameterAnnotation(RequestParam.class)
                ? Stream.of(String.valueOf(parameter.getParameter().getName()))
                : Stream.empty();
    }
}
