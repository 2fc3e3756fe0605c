// SPARQL 1.1 over HTTP on Apache Jena, which Debian ships as a library without Fuseki: its query and update
// engine and its store, behind Fuseki's three addresses. A folder and a port in, a server out.
//
//     java -cp JARS Jena.java FOLDER PORT

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.tdb2.TDB2;
import org.apache.jena.tdb2.TDB2Factory;
import org.apache.jena.update.UpdateAction;

public class Jena {
    static Dataset data;

    interface Work {
        byte[] of(Map<String, String> asked, HttpExchange exchange) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        JenaSystem.init();
        data = TDB2Factory.connectDataset(arguments[0]);
        data.getContext().set(TDB2.symUnionDefaultGraph, true); // tdb2:unionDefaultGraph of Fuseki's settings
        InetAddress here = InetAddress.getLoopbackAddress();
        HttpServer server = HttpServer.create(new InetSocketAddress(here, Integer.parseInt(arguments[1])), 0);
        server.createContext("/query", exchange -> answer(exchange, Jena::query));
        server.createContext("/update", exchange -> answer(exchange, Jena::update));
        server.createContext("/data", exchange -> answer(exchange, Jena::graph));
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.start();
    }

    static void answer(HttpExchange exchange, Work work) throws IOException {
        int code = 200;
        byte[] body;
        try {
            Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
            String kind = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
            if (kind.startsWith("application/x-www-form-urlencoded"))
                asked.putAll(form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            body = work.of(asked, exchange);
        } catch (Exception error) {
            code = error instanceof Missing ? 404 : 400;
            body = String.valueOf(error.getMessage()).getBytes(StandardCharsets.UTF_8);
        }
        exchange.getResponseHeaders().set("Server", "Apache Jena " + ARQ.VERSION);
        exchange.sendResponseHeaders(body.length == 0 ? 204 : code, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    static class Missing extends Exception {
        Missing(String name) {
            super("no graph " + name);
        }
    }

    static Map<String, String> form(String text) {
        Map<String, String> found = new HashMap<>();
        for (String pair : text == null ? new String[0] : text.split("&")) {
            String[] sides = pair.split("=", 2);
            if (sides.length == 2)
                found.put(
                        URLDecoder.decode(sides[0], StandardCharsets.UTF_8),
                        URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
        }
        return found;
    }

    static byte[] query(Map<String, String> asked, HttpExchange exchange) throws Exception {
        Query query = QueryFactory.create(asked.get("query"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String kind = "application/sparql-results+json";
        data.begin(ReadWrite.READ);
        try (QueryExecution run = QueryExecutionFactory.create(query, data)) {
            if (query.isSelectType()) ResultSetFormatter.outputAsJSON(out, run.execSelect());
            else if (query.isAskType()) ResultSetFormatter.outputAsJSON(out, run.execAsk());
            else {
                kind = "application/rdf+xml";
                RDFDataMgr.write(out, query.isConstructType() ? run.execConstruct() : run.execDescribe(), Lang.RDFXML);
            }
        } finally {
            data.end();
        }
        exchange.getResponseHeaders().set("Content-Type", kind);
        return out.toByteArray();
    }

    static byte[] update(Map<String, String> asked, HttpExchange exchange) throws Exception {
        return changed(() -> UpdateAction.parseExecute(asked.get("update"), data));
    }

    static byte[] graph(Map<String, String> asked, HttpExchange exchange) throws Exception {
        String name = asked.get("graph");
        String method = exchange.getRequestMethod();
        InputStream body = exchange.getRequestBody();
        if (name == null) return changed(() -> RDFDataMgr.read(data, body, Lang.NQUADS));
        if (method.equals("DELETE")) {
            boolean[] there = {false};
            changed(() -> {
                there[0] = data.containsNamedModel(name);
                data.removeNamedModel(name);
            });
            if (!there[0]) throw new Missing(name);
            return new byte[0];
        }
        Model come = ModelFactory.createDefaultModel();
        RDFDataMgr.read(come, body, Lang.TURTLE);
        return changed(() -> {
            if (method.equals("PUT")) data.replaceNamedModel(name, come);
            else data.addNamedModel(name, come);
        });
    }

    static byte[] changed(Runnable change) {
        data.begin(ReadWrite.WRITE);
        try {
            change.run();
            data.commit();
        } finally {
            data.end();
        }
        return new byte[0];
    }
}
