package org.cadre.internship.chat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jsoup.Jsoup;
import tools.jackson.databind.json.JsonMapper;

/** Many people at once, each signed in, all with one client and without pages: for what hundreds do together. */
public final class Crowd {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;
    private final String token;
    private final String formCookie;

    public Crowd(URI server) {
        this.server = server;
        var page = send(HttpRequest.newBuilder(server.resolve("/sign-in")).GET());
        this.token = Jsoup.parse(page.body()).select("input[name=_csrf]").attr("value");
        this.formCookie = cookie(page, "cadre-form");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String cookie(HttpResponse<?> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.split(";", 2)[0])
                .findFirst()
                .orElseThrow(() -> new AssertionError("no cookie " + name + ", status " + answer.statusCode()));
    }

    private HttpRequest.Builder post(URI place, String cookies, String fields) {
        return HttpRequest.newBuilder(place)
                .header("Cookie", cookies)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8) + fields));
    }

    /** Signs in one of the sample people: the key is what stands before the @ of their address. */
    public Member signIn(String key) {
        var answer = send(post(server.resolve("/demo/sign-in/" + key), formCookie, ""));
        return new Member(formCookie + "; " + cookie(answer, "cadre-session"));
    }

    /** One of them. */
    public final class Member {
        private final String cookies;

        private Member(String cookies) {
            this.cookies = cookies;
        }

        public Ear listen(String room, long after) {
            return Ear.of(client, server.resolve(room + "/stream?after=" + after), cookies, 0);
        }

        /** Says something and answers its number; fails if the server does not answer. */
        public long say(String room, String text, UUID key) {
            var answer = send(post(
                            server.resolve(room + "/messages"),
                            cookies,
                            "&key=" + key + "&text=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                    .header("X-Requested-With", "chat"));
            if (answer.statusCode() != 200) {
                throw new UncheckedIOException(new IOException(answer.statusCode() + ": " + answer.body()));
            }
            return JsonMapper.shared().readTree(answer.body()).get("number").asLong();
        }
    }
}
