package org.cadre;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Somebody at a browser without script: keeps cookies, reads pages, fills in forms and sends them. */
public final class Visitor {
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private final URI server;
    private @Nullable String token;

    /** A stranger at the server under test. */
    public Visitor() {
        this(TestServer.url());
    }

    /** A stranger at another server. */
    public Visitor(URI server) {
        this.server = server;
    }

    /** Signed in as one of the sample people: the key is what stands before the @ of their address. */
    public static Visitor as(String key) {
        return as(key, TestServer.url());
    }

    public static Visitor as(String key, URI server) {
        var visitor = new Visitor(server);
        visitor.form(visitor.get("/demo/sign-in/" + key), "main form").send();
        return visitor;
    }

    /** A page as it came. */
    public record Page(int status, URI address, Document document, byte[] bytes, String type) {
        public String title() {
            return document.select("h1").text();
        }

        public String text() {
            return document.body().text();
        }

        public Page says(String words) {
            assertThat(text()).contains(words);
            return this;
        }

        public Page doesNotSay(String words) {
            assertThat(text()).doesNotContain(words);
            return this;
        }

        public Page hasStatus(int expected) {
            assertThat(status).as(() -> address + "\n" + text()).isEqualTo(expected);
            return this;
        }

        /** What stands beside a field that was refused. */
        public String wrong(String field) {
            var element = document.getElementById(field + "-problem");
            return element == null ? "" : element.text();
        }
    }

    public Page get(String path) {
        return send(HttpRequest.newBuilder(at(path)).GET());
    }

    private URI at(String path) {
        return path.startsWith("http") ? URI.create(path) : server.resolve(path);
    }

    /** The cookies that go with a request made by hand. */
    public String cookies() {
        try {
            return String.join(
                    "; ",
                    client.cookieHandler().orElseThrow().get(server, Map.of()).getOrDefault("Cookie", List.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page that goes on and on: its body as it comes. */
    public HttpResponse<InputStream> listen(String path, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(at(path)).GET();
        headers.forEach(request::header);
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Posts without a form of ours: as an attacker or a broken client would. */
    public Page postBare(String path, Map<String, String> fields) {
        var pairs = new ArrayList<String>();
        fields.forEach((name, value) -> pairs.add(pair(name, value)));
        return post(at(path), String.join("&", pairs));
    }

    /** Posts with a token of ours and nothing else: as far as the route itself lets one in. */
    public Page postToken(String path) {
        if (token == null) {
            token = Stream.of("/", "/sign-in")
                    .map(place ->
                            get(place).document().select("input[name=_csrf]").attr("value"))
                    .filter(value -> !value.isEmpty())
                    .findFirst()
                    .orElse(null);
        }
        return postBare(path, token == null ? Map.of() : Map.of("_csrf", token));
    }

    /** The one form of a page that a CSS selector finds. */
    public Filling form(Page page, String selector) {
        var form = page.document.select(selector).first();
        if (form == null) {
            throw new AssertionError("no form " + selector + " on " + page.address + ":\n" + page.text());
        }
        return new Filling(page, form);
    }

    /** The form whose button says this. */
    public Filling button(Page page, String label) {
        for (Element button : page.document.select("button")) {
            if (button.text().contains(label) && button.closest("form") != null) {
                return new Filling(page, button.closest("form")).pressed(button);
            }
        }
        throw new AssertionError("no button “" + label + "” on " + page.address + ":\n" + page.text());
    }

    /** A form being filled in. */
    public final class Filling {
        private final Page page;
        private final Element form;
        private final Map<String, List<String>> values = new LinkedHashMap<>();
        private String action;

        private Filling(Page page, Element form) {
            this.page = page;
            this.form = form;
            this.action = form.attr("action");
            for (Element field : form.select("input[name], select[name], textarea[name]")) {
                String name = field.attr("name");
                String type = field.attr("type");
                if (field.normalName().equals("select")) {
                    field.select("option[selected]").forEach(option -> add(name, option.attr("value")));
                } else if (field.normalName().equals("textarea")) {
                    add(name, field.wholeText());
                } else if (type.equals("checkbox") || type.equals("radio")) {
                    if (field.hasAttr("checked")) {
                        add(name, field.hasAttr("value") ? field.attr("value") : "on");
                    }
                } else if (!type.equals("file")) {
                    add(name, field.attr("value"));
                }
            }
        }

        private void add(String name, String value) {
            values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        }

        private Filling pressed(Element button) {
            if (button.hasAttr("name")) {
                values.put(button.attr("name"), List.of(button.attr("value")));
            }
            if (button.hasAttr("formaction")) {
                action = button.attr("formaction");
            }
            return this;
        }

        /** With one of several buttons of the form. */
        public Filling press(String label) {
            return form.select("button").stream()
                    .filter(button -> button.text().equals(label))
                    .findFirst()
                    .map(this::pressed)
                    .orElseThrow(() -> new AssertionError("no button “" + label + "” in the form on " + page.address));
        }

        public Filling with(String name, Object... entries) {
            if (form.select("[name=" + name + "]").isEmpty()) {
                throw new AssertionError("no field " + name + " in the form on " + page.address);
            }
            values.put(name, List.of(entries).stream().map(Object::toString).toList());
            return this;
        }

        public String value(String name) {
            return values.getOrDefault(name, List.of("")).getFirst();
        }

        private URI target() {
            return action.isEmpty() ? page.address : page.address.resolve(action);
        }

        public Page send() {
            var pairs = new ArrayList<String>();
            values.forEach((name, all) -> all.forEach(value -> pairs.add(pair(name, value))));
            URI target = target();
            if (form.attr("method").equalsIgnoreCase("get")) {
                String address = target.toString().split("\\?", 2)[0] + "?" + String.join("&", pairs);
                return Visitor.this.send(
                        HttpRequest.newBuilder(URI.create(address)).GET());
            }
            return post(target, String.join("&", pairs));
        }

        /** Sends the form with a file in it. */
        public Page send(String fileField, String fileName, String type, byte[] bytes) {
            String boundary = "cadre" + UUID.randomUUID();
            var body = new java.io.ByteArrayOutputStream();
            values.forEach((name, all) -> all.forEach(value -> body.writeBytes(("--" + boundary
                            + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                    .getBytes(StandardCharsets.UTF_8))));
            body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + fileField
                            + "\"; filename=\"" + fileName + "\"\r\nContent-Type: " + type + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(bytes);
            body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
            URI target = target();
            return Visitor.this.send(HttpRequest.newBuilder(target)
                    .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
        }
    }

    private static String pair(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private Page post(URI target, String body) {
        return send(HttpRequest.newBuilder(target)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Page send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Page(
                    response.statusCode(),
                    response.uri(),
                    Jsoup.parse(
                            type.startsWith("text/html") ? new String(response.body(), StandardCharsets.UTF_8) : "",
                            response.uri().toString()),
                    response.body(),
                    type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
