import { Module } from '@nestjs/common';
import { OpenItemsController } from './open-items.controller';
import { ResolveOpenItem } from './resolve-open-item';

@Module({ controllers: [OpenItemsController], providers: [ResolveOpenItem] })
export class OpenItemsModule {}
