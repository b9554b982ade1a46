"""Forms as files: YAML and its JSON become a `core.model.form.Form`. Knows neither the database nor any edge."""
