# syntax=docker/dockerfile:1
FROM python:3.11-slim-bookworm AS build
WORKDIR /src
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
COPY requirements.lock ./
RUN python -m venv /opt/kivok \
    && /opt/kivok/bin/pip install --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY core core
COPY dialogs dialogs
COPY locales locales
RUN /opt/kivok/bin/pip install --no-deps .

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/kivok kivok
COPY --from=build /opt/kivok /opt/kivok
ENV PATH=/opt/kivok/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    KIVOK_LISTEN=0.0.0.0:8080 \
    KIVOK_DATABASE_URL=sqlite:////var/lib/kivok/kivok.db
USER 10001
WORKDIR /var/lib/kivok
VOLUME /var/lib/kivok
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8080/readyz', timeout=4)"]
ENTRYPOINT ["kivok"]
CMD ["run"]
