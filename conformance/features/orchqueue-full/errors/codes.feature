Feature: Codes of their own

  @ORCH-3093 @must
  Scenario: A model that takes no new sessions is deprecated by name
    Given a server with:
      | catalog.trust_policy.mode              | permissive |
      | catalog.trust_policy.require_signature | false      |
      | catalog.trust_policy.require_sbom      | false      |
    And a pool "P"
    When the admin calls createCatalogModel as "model" with:
      | body | {"id": "{word:model}", "model_ref": "{model:P}", "source_url": "file:config.yaml"} |
    And the admin calls setCatalogModelState as "active" with:
      | path.model_id | {word:model} |
      | body.state    | active       |
    And task "A" is submitted
    And the admin calls setCatalogModelState as "deprecated" with:
      | path.model_id    | {word:model} |
      | body.state       | deprecated   |
      | body.deadline_ms | 60000        |
    And task "B" is submitted
    Then the answer to "active" has status 202 [ORCH-3093(b)]
    And the answer to "A" has status 202 [ORCH-3093(b)]
    And the answer to "deprecated" has status 202 [ORCH-3093(b)]
    And "B" is refused with "MODEL_DEPRECATED" and: [ORCH-3093(b)]
      | retriable | false |

  @ORCH-3093 @must
  Scenario: What the trust policy refuses is untrusted
    Given a server with:
      | catalog.trust_policy.mode              | strict |
      | catalog.trust_policy.require_signature | true   |
      | catalog.trust_policy.require_sbom      | true   |
    And a pool "P" with:
      | priors.first_token_ms | 1000 |
    When the admin calls createCatalogModel as "model" with:
      | body | {"id": "{word:model}", "model_ref": "{word:ref}", "source_url": "file:config.yaml"} |
    And task "A" is submitted with:
      | deadline_ms | 1 |
    And the admin calls getCatalogModel as "none" with:
      | path.model_id | {word:model} |
    Then "model" is refused with "UNTRUSTED_ARTIFACT" and: [ORCH-3093(c)]
      | retriable | false |
    And "none" is refused with "MODEL_NOT_FOUND" [ORCH-3093(c)]
    And "A" is refused with "DEADLINE_UNMET" [ORCH-3093(a)]
