// A page that is served fetches the graph again whenever something has happened.

function follow(received) {
    const marked = document.querySelector("meta[name=live]");
    if (!marked) return null;
    page.live = true;
    const light = h("span", { class: "live" }, "live");
    const events = new EventSource(marked.content);
    let waiting = false;
    let again = false;
    const ask = async () => {
        if (waiting) return void (again = true);
        waiting = true;
        try {
            const answer = await fetch("graph");
            if (answer.ok) received(await answer.json());
        } catch {
            // The events report the end.
        }
        // At most twice a second: what happens meanwhile is in the next answer.
        setTimeout(() => {
            waiting = false;
            if (again) {
                again = false;
                ask();
            }
        }, 500);
    };
    events.addEventListener("transition", ask);
    events.addEventListener("end", () => {
        events.close();
        light.textContent = "ended";
        light.classList.add("ended");
        say("The watched program has ended.");
    });
    events.onerror = () => (light.textContent = "no answer");
    events.onopen = () => (light.textContent = "live");
    return light;
}
