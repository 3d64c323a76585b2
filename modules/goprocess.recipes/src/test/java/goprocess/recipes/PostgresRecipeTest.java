package goprocess.recipes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpClient;
import java.nio.file.Path;

class PostgresRecipeTest {
    @TempDir Path folder;

    @Test
    void whatWasAcceptedIsInTheTable() throws Exception {
        int port = RecipesTest.freePort();
        try (Postgres postgres = Postgres.start(folder.resolve("data"));
                HttpClient http = HttpClient.newHttpClient()) {
            Term.under(
                            Class.forName("goprocess.recipes.postgresql.PostgresOrders"),
                            postgres.url(),
                            port,
                            () -> new HttpOrderer(http, port),
                            () -> postgres.column("SELECT item FROM orders"))
                    .assertNothingIsLost();
        }
    }
}
