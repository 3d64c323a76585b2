// The pages in the order of the sidebar, by the reader's question: the address of each, its title
// there, and its source if that is not in `pages/`. What stands in docs/ is read there as well, so
// the site takes it as it is.
const doc = (name) => `docs/${name}.md`;

export const SECTIONS = [
    {
        text: "Learn",
        pages: [
            ["start", "Ten minutes"],
            ["concepts", "Concepts"],
        ],
    },
    {
        text: "How to",
        pages: [
            ["how-to/main", "Own the JVM: a plain main"],
            ["how-to/http-server", "Stop an HTTP server"],
            ["how-to/connection-pool", "Close a connection pool last"],
            ["how-to/drain", "Drain a consumer", doc("queue")],
            ["how-to/scheduled-work", "Schedule work"],
            ["how-to/limit", "Limit what runs at a time"],
            ["how-to/leases", "Give back a lease"],
            ["how-to/grpc-netty", "gRPC and Netty"],
            ["how-to/spring-boot", "Spring Boot"],
            ["how-to/kafka", "Kafka"],
            ["how-to/recipes", "Recipes", doc("recipes")],
            ["how-to/batch", "Batch and CLI"],
            ["how-to/tests", "Tests"],
            ["how-to/containers", "Containers and the 30 seconds"],
            ["how-to/packaging", "jlink, and one jar", doc("deployment")],
            ["how-to/giving-up", "Give up on a part"],
            ["how-to/redeploy", "Redeploy"],
        ],
    },
    {
        text: "When something is wrong",
        pages: [
            ["diagnose", "A shutdown that hangs"],
            ["recordings", "Flight recordings in production"],
            ["open", "Look at a dump or a recording"],
            ["troubleshooting", "By the exact message"],
        ],
    },
    {
        text: "Decide",
        pages: [
            ["when-not", "When not to use it"],
            ["differences-from-go", "Differences from Go", doc("differences-from-go")],
            ["performance", "Performance", doc("performance")],
            ["correctness", "Correctness"],
        ],
    },
    {
        text: "Reference",
        pages: [
            ["reference/ending", "How a JVM ends", doc("ending")],
            ["reference/findings", "Findings, and jq", doc("diagnosis")],
            ["reference/events", "Events and recordings", doc("recordings")],
            ["reference/schema", "JSON Schema"],
            ["reference/configuration", "Configuration and meters"],
            ["reference/commands", "Commands"],
            ["reference/tool", "The tool", doc("tool")],
            ["reference/socket", "The socket", doc("socket")],
            ["reference/viewer", "The viewer", doc("viewer")],
            ["reference/proof", "Proof", doc("proof")],
            ["reference/specification", "The close protocol", doc("specification")],
            ["reference/synchronization", "Synchronization", doc("synchronization")],
            ["decisions/index", "Decisions", "docs/decisions/README.md"],
            ["changes", "Changes", "CHANGELOG.md"],
            ["contributing", "Contributing", "CONTRIBUTING.md"],
        ],
    },
];

/** Every page: its address, without `.html`, and its source in the repository. */
export function listed() {
    const pages = SECTIONS.flatMap(({ pages }) => pages);
    return [["index"], ...pages].map(([page, , source]) => ({ page, source: source ?? `site/pages/${page}.md` }));
}
